package io.kaquan.merchant.developer;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Keeps what we call on behalf of merchants out of our own network. */
@Component
class CallbackUrls {
  private static final int LONGEST = 300;

  /** Not for the whole world, and not known to {@link InetAddress} as such. */
  private static final List<IpAddressMatcher> INSIDE =
      Stream.of(
              "0.0.0.0/8",
              "100.64.0.0/10",
              "192.0.0.0/24",
              "198.18.0.0/15",
              "240.0.0.0/4",
              "fc00::/7",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "2001::/32",
              "2002::/16",
              "::/96")
          .map(IpAddressMatcher::new)
          .toList();

  /**
   * @param privateTargets whether merchants' servers may stand in our own network
   */
  @ConfigurationProperties("kaquan.callbacks")
  record Settings(boolean privateTargets) {}

  private final Settings settings;
  private final boolean demo;

  CallbackUrls(Settings settings, @Value("${kaquan.demo:false}") boolean demo) {
    this.settings = settings;
    this.demo = demo;
  }

  /** What is wrong with it, as a message key. Looks its host up. */
  Optional<String> fault(String url) {
    try {
      URI address = new URI(url);
      String host = address.getHost();
      if (url.length() > LONGEST
          || host == null
          || address.getRawUserInfo() != null
          || address.getRawFragment() != null
          || address.getPort() == 0
          || address.getPort() > 65_535) {
        return Optional.of("developer.fault.url");
      }
      return fault(
          "https".equals(address.getScheme()),
          "http".equals(address.getScheme()),
          List.of(InetAddress.getAllByName(host)));
    } catch (URISyntaxException noAddress) {
      return Optional.of("developer.fault.url");
    } catch (UnknownHostException nobody) {
      return Optional.of("developer.fault.host");
    }
  }

  private Optional<String> fault(boolean https, boolean http, List<InetAddress> hosts) {
    boolean home = demo && hosts.stream().allMatch(InetAddress::isLoopbackAddress);
    if (!https && !(http && home)) {
      return Optional.of("developer.fault.https");
    }
    return home || hosts.stream().allMatch(this::mayReach)
        ? Optional.empty()
        : Optional.of("developer.fault.inside");
  }

  boolean mayReach(InetAddress host) {
    return settings.privateTargets()
        || demo && host.isLoopbackAddress()
        || !host.isAnyLocalAddress()
            && !host.isLoopbackAddress()
            && !host.isLinkLocalAddress()
            && !host.isSiteLocalAddress()
            && !host.isMulticastAddress()
            && INSIDE.stream()
                .noneMatch(range -> range.matches(host.getHostAddress().replaceFirst("%.*", "")));
  }
}
