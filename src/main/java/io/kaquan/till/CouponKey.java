package io.kaquan.till;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import java.io.Serializable;
import java.util.Optional;

/** Names one coupon in the forms of the till. */
record CouponKey(AppId appid, CardId cardId, CouponCode code) implements Serializable {

  static CouponKey of(Coupon coupon) {
    return new CouponKey(coupon.appid(), coupon.cardId(), coupon.code());
  }

  /**
   * Reads the hidden fields of a form. Empty if the card or the code is malformed: no coupon has
   * them.
   *
   * @throws NotFound if the appid is malformed
   */
  static Optional<CouponKey> parse(String appid, String cardId, String code) {
    AppId account = AppId.parse(appid).orElseThrow(NotFound::new);
    return CardId.parse(cardId)
        .flatMap(
            card -> CouponCode.parse(code).map(parsed -> new CouponKey(account, card, parsed)));
  }
}
