package io.kaquan.till;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import java.io.Serializable;

/** Names one coupon in the forms of the till. */
record CouponKey(AppId appid, CardId cardId, CouponCode code) implements Serializable {

  static CouponKey of(Coupon coupon) {
    return new CouponKey(
        new AppId(coupon.appid()), new CardId(coupon.cardId()), new CouponCode(coupon.code()));
  }

  /**
   * Reads the hidden fields of a form.
   *
   * @throws NotFound if one of them cannot be what it should be
   */
  static CouponKey parse(String appid, String cardId, String code) {
    return new CouponKey(
        AppId.parse(appid).orElseThrow(NotFound::new),
        CardId.parse(cardId).orElseThrow(NotFound::new),
        CouponCode.parse(code).orElseThrow(NotFound::new));
  }
}
