package io.kaquan.wallet.pages;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.access.Seal;
import io.kaquan.platform.tenant.AppId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seals of coupons for addresses, because a plain code would end in logs and histories. */
@Component
class CouponLinks {
  private static final String COUPON = "coupon";

  record Key(AppId appid, CardId cardId, CouponCode code) {}

  private final Seal seal;

  CouponLinks(Seal seal) {
    this.seal = seal;
  }

  String to(AppId appid, CardId cardId, CouponCode code) {
    return seal.seal(COUPON, appid.value() + " " + cardId.value() + " " + code.value());
  }

  /** Empty if it was not sealed here. */
  Optional<Key> read(String sealed) {
    return seal.open(COUPON, sealed)
        .map(text -> text.split(" ", 3))
        .map(parts -> new Key(new AppId(parts[0]), new CardId(parts[1]), new CouponCode(parts[2])));
  }
}
