package io.kaquan.coupon;

import java.time.Instant;
import java.util.UUID;

/** A coupon as it is stored. */
record Row(String code, String scope, String cardId, String appid, UUID merchantId, CouponStatus status, String openid,
    Instant beginAt, Instant endAt, String outerStr, Instant consumedAt, int used, int reversals) {

  boolean isCustom() {
    return !scope.isEmpty();
  }

  /** The state by the clock: what is past its end has expired, whether the sweep has been there or not. */
  CouponStatus statusAt(Instant now) {
    boolean mayExpire = status == CouponStatus.NORMAL || status == CouponStatus.GIFTING
        || status == CouponStatus.GIFT_TIMEOUT;
    return mayExpire && isOver(now) ? CouponStatus.EXPIRE : status;
  }

  /** The last second belongs to the validity as a whole. */
  boolean isOver(Instant now) {
    return !now.isBefore(endAt.plusSeconds(1));
  }

  Row moved(CouponStatus next, Instant consumed, int usedNow, int reversalsNow) {
    return new Row(code, scope, cardId, appid, merchantId, next, openid, beginAt, endAt, outerStr, consumed, usedNow,
        reversalsNow);
  }

  Coupon coupon(Instant now) {
    return new Coupon(code, cardId, appid, merchantId, statusAt(now), openid, beginAt, endAt, outerStr);
  }
}
