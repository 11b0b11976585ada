package io.kaquan.merchant.developer;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** An address, or a range of addresses. */
final class IpRange {
  private static final String NUMBER = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  /** Nothing that could be a host's name: no place is ever looked up. */
  private static final Pattern SHAPE =
      Pattern.compile(
          "(" + NUMBER + "(\\." + NUMBER + "){3}|(?=[^/]*:)[0-9A-Fa-f:.]{2,45})(/\\d{1,3})?");

  private final IpAddressMatcher matcher;

  private IpRange(IpAddressMatcher matcher) {
    this.matcher = matcher;
  }

  /** Empty for what is neither an address nor a range. */
  static Optional<IpRange> of(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IpRange(new IpAddressMatcher(text)));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** False for what is no address: a careless proxy may pass on whatever a caller says. */
  boolean holds(String address) {
    int zone = address.indexOf('%');
    try {
      return matcher.matches(zone < 0 ? address : address.substring(0, zone));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}
