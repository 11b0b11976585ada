package io.kaquan.coupon.lifecycle;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Instant;

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
    CouponCode code,
    CardId cardId,
    AppId appid,
    MerchantId merchantId,
    CouponStatus status,
    OpenId openid,
    Instant begin,
    Instant end,
    String outerStr) {

  /** Without the code: it is worth money and logs are read by many. */
  @Override
  public String toString() {
    return "Coupon " + code + " of " + cardId + " " + status;
  }
}
