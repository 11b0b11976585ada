package io.kaquan.merchant.developer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door to the addresses that an account's programs may call from (IP 白名单). Without any, from
 * everywhere. Safe to call from anywhere at once; the same again changes nothing.
 */
@Component
public class IpAllowlists {
  private static final int MOST = 200;

  private final IpAllowlistRepository repository;
  private final Cache<AppId, List<IpRange>> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(1)).build();

  /**
   * What keeps a list from being kept.
   *
   * @param reason message key
   * @param line the one at fault, as it was typed
   */
  public record Fault(String reason, String line) {}

  IpAllowlists(IpAllowlistRepository repository) {
    this.repository = repository;
  }

  /** As the merchant typed them; empty as well when the appid is another merchant's. */
  public List<String> of(MerchantId merchantId, AppId appid) {
    return repository.of(merchantId, appid);
  }

  /**
   * Cheap enough for every call of the API: a list may be up to a second old on other nodes, here
   * it is as of now.
   */
  public boolean isAllowed(AppId appid, String address) {
    List<IpRange> places = known.get(appid, this::read);
    return places.isEmpty() || places.stream().anyMatch(place -> place.holds(address));
  }

  private List<IpRange> read(AppId appid) {
    return repository.of(appid).stream().map(text -> IpRange.of(text).orElseThrow()).toList();
  }

  /**
   * Keeps these and no others: addresses or ranges (CIDR), one a line. Empty when they are kept.
   */
  @Transactional
  public Optional<Fault> replace(MerchantId merchantId, AppId appid, String lines) {
    List<String> wanted = new ArrayList<>();
    for (String line :
        lines.lines().map(String::strip).filter(one -> !one.isEmpty()).distinct().toList()) {
      if (IpRange.of(line).isEmpty()) {
        return Optional.of(
            new Fault(
                "developer.fault.place", line.length() > 60 ? line.substring(0, 60) + "…" : line));
      }
      wanted.add(line);
    }
    if (wanted.size() > MOST) {
      return Optional.of(new Fault("developer.fault.too-many", wanted.get(MOST)));
    }
    if (!repository.lock(merchantId, appid)) {
      return Optional.of(new Fault("developer.fault.unknown", ""));
    }
    repository.replace(appid, wanted);
    forget(appid);
    return Optional.empty();
  }

  /** Adds one to those that are there. Empty when it is there. */
  @Transactional
  public Optional<Fault> add(MerchantId merchantId, AppId appid, String place) {
    repository.lock(merchantId, appid);
    return replace(
        merchantId, appid, String.join("\n", repository.of(merchantId, appid)) + "\n" + place);
  }

  private void forget(AppId appid) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            known.invalidate(appid);
          }
        });
  }
}
