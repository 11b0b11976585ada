package io.kaquan.merchant.store;

import io.kaquan.platform.tenant.MerchantId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place where coupons are redeemed.
 *
 * @param id as WeChat's {@code poi_id}: what cards and redemptions call {@code location_id}
 * @param entry what its merchant says of it
 * @param code the three digits by which a consumer who stands in it redeems
 * @param closed nothing is redeemed there any more; it is kept because redemptions name it
 */
public record Store(
    long id, MerchantId merchantId, StoreDetails entry, String code, boolean closed) {

  /** Its name, with the branch where it has one. */
  public String title() {
    return entry.branch().isEmpty() ? entry.name() : entry.name() + " (" + entry.branch() + ")";
  }

  /**
   * Its address as one line, from the province on; what two parts have in common stands there once.
   */
  public String place() {
    return Stream.of(entry.province(), entry.city(), entry.district(), entry.address())
        .filter(part -> !part.isEmpty())
        .distinct()
        .collect(Collectors.joining(isChinese() ? "" : ", "));
  }

  private boolean isChinese() {
    return entry.address().codePoints().anyMatch(Character::isIdeographic);
  }

  /** Whether it has a point on the map. */
  public boolean isOnMap() {
    return !entry.longitude().isEmpty();
  }

  @Override
  public String toString() {
    return "Store " + id;
  }
}
