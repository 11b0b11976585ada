package io.kaquan.coupon.lifecycle;

/** Where a coupon stands ({@code user_card_status}). */
public enum CouponStatus {
  /** Not yet anybody's. */
  DEPOSITED,
  NORMAL,
  CONSUMED,
  EXPIRE,
  GIFTING,
  /** The friend has a new code; this one is over. */
  GIFT_SUCC,
  /** Came back from a gift; usable again by the giver. */
  GIFT_TIMEOUT,
  DELETE,
  UNAVAILABLE
}
