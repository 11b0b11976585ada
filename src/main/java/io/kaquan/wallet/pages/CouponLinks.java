package io.kaquan.wallet.pages;

import io.kaquan.platform.access.Seal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seals of coupons for addresses, because a plain code would end in logs and histories. */
@Component
class CouponLinks {
  private static final String COUPON = "coupon";

  record Key(String appid, String cardId, String code) {}

  private final Seal seal;

  CouponLinks(Seal seal) {
    this.seal = seal;
  }

  String to(String appid, String cardId, String code) {
    return seal.seal(COUPON, appid + " " + cardId + " " + code);
  }

  /** Empty if it was not sealed here. */
  Optional<Key> read(String sealed) {
    return seal.open(COUPON, sealed)
        .map(text -> text.split(" ", 3))
        .map(parts -> new Key(parts[0], parts[1], parts[2]));
  }
}
