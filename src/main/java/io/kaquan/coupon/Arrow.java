package io.kaquan.coupon;

/**
 * The arrows of the coupon's state table that are open today, with the words they share with
 * {@code processes/coupon-lifecycle.bpmn}: each begins with a message and is carried out by one activity, on which its
 * figures hang.
 */
enum Arrow {
  ISSUE("Msg_IssueCoupons", "Task_IssueCoupons"),
  REDEEM("Msg_RedeemCoupons", "Task_RedeemCoupons"),
  REVERSE("Msg_ReverseRedemptions", "Task_ReverseRedemptions"),
  EXPIRE("Msg_ExpireCoupons", "Task_ExpireCoupons");

  static final String PROCESS = "CouponLifecycle";
  /** BPMN error of a batch in which nothing could be done. */
  static final String EVERY_ITEM_REFUSED = "Err_EveryItemRefused";
  /** How many of a batch of reversals went back in hand, and how many had run out meanwhile. */
  static final String BACK_IN_HAND = "backInHand";
  static final String BACK_EXPIRED = "backExpired";
  /** Out of a chunk for a card: how many of its coupons may still have to expire. */
  static final String LEFT = "left";

  private final String message;
  private final String activity;

  Arrow(String message, String activity) {
    this.message = message;
    this.activity = activity;
  }

  String message() {
    return message;
  }

  String activity() {
    return activity;
  }
}
