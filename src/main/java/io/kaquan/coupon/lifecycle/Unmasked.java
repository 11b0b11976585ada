package io.kaquan.coupon.lifecycle;

import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import org.jspecify.annotations.Nullable;

/** The whole text of values, also of those that print themselves masked. For the database only. */
final class Unmasked {

  private Unmasked() {}

  /** Null of null. */
  static @Nullable String text(@Nullable Object value) {
    if (value instanceof CouponCode code) {
      return code.value();
    }
    if (value instanceof OpenId openid) {
      return openid.value();
    }
    return value == null ? null : value.toString();
  }
}
