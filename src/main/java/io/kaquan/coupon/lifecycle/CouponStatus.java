package io.kaquan.coupon.lifecycle;

/** The states of a coupon ({@code user_card_status}). */
public enum CouponStatus {
  /** Can be claimed and has no holder yet. */
  DEPOSITED,
  NORMAL,
  CONSUMED,
  EXPIRE,
  GIFTING,
  /** Accepted by a friend, who has a new code; this one has ended. */
  GIFT_SUCC,
  /** Not accepted in time or taken back; the giver can use it again. */
  GIFT_TIMEOUT,
  DELETE,
  UNAVAILABLE
}
