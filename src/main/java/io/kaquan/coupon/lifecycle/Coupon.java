package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.code.CouponCode;
import java.time.Instant;
import java.util.UUID;

/**
 * One numbered copy of a card.
 *
 * @param status by the clock: expired from the first moment after its end, whether the sweep has
 *     been there or not
 * @param begin first moment of use; null while deposited
 * @param end last moment of use; null while deposited
 * @param openid its holder; null while deposited
 * @param outerStr the channel it was claimed by; null if none was named
 */
public record Coupon(
    String code,
    String cardId,
    String appid,
    UUID merchantId,
    CouponStatus status,
    String openid,
    Instant begin,
    Instant end,
    String outerStr) {

  /** Without the code: it is worth money and logs are read by many. */
  @Override
  public String toString() {
    return "Coupon " + new CouponCode(code).masked() + " of " + cardId + " " + status;
  }
}
