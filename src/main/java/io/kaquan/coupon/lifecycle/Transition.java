package io.kaquan.coupon.lifecycle;

import java.util.Arrays;

/**
 * The transitions of the coupon's state table, with the words they share with {@code
 * processes/coupon-lifecycle.bpmn}: each begins with a message and is carried out by one activity,
 * on which its figures hang.
 */
enum Transition {
  DEPOSIT("Msg_DepositCoupons", "Task_DepositCoupons", CouponCommand.Deposit.class),
  ISSUE("Msg_IssueCoupons", "Task_IssueCoupons", CouponCommand.Issue.class),
  REDEEM("Msg_RedeemCoupons", "Task_RedeemCoupons", CouponCommand.Redeem.class),
  REVERSE("Msg_ReverseRedemptions", "Task_ReverseRedemptions", CouponCommand.Reverse.class),
  EXPIRE("Msg_ExpireCoupons", "Task_ExpireCoupons", null),
  OFFER("Msg_OfferGifts", "Task_OfferGifts", CouponCommand.Offer.class),
  ACCEPT("Msg_AcceptGifts", "Task_AcceptGifts", CouponCommand.Accept.class),
  RETURN("Msg_ReturnGifts", "Task_ReturnGifts", CouponCommand.TakeBack.class),
  RECODE("Msg_RecodeCoupons", "Task_RecodeCoupons", CouponCommand.Recode.class),
  DELETE("Msg_DeleteCoupons", "Task_DeleteCoupons", CouponCommand.Delete.class),
  VOID("Msg_VoidCoupons", "Task_VoidCoupons", CouponCommand.Void.class);

  static final String PROCESS = "CouponLifecycle";

  /** BPMN error of a batch in which nothing could be done. */
  static final String EVERY_ITEM_REFUSED = "Err_EveryItemRefused";

  /** How many of a batch of reversals went back in hand, and how many had run out meanwhile. */
  static final String BACK_IN_HAND = "backInHand";

  static final String BACK_EXPIRED = "backExpired";

  /**
   * How many of a batch of new codes are in hand as ever, and how many had come back from a gift.
   */
  static final String KEPT_NORMAL = "keptNormal";

  static final String KEPT_RETURNED = "keptReturned";

  /** Out of a chunk for a card: how many of its coupons may still have to be worked on. */
  static final String LEFT = "left";

  /** Into a chunk for a card: the id of the batch that it belongs to, text. */
  static final String CODE_BATCH = "codeBatch";

  private final String message;
  private final String activity;
  private final Class<? extends CouponCommand> commands;

  /**
   * @param commands what asks for it; null if only the clock does
   */
  Transition(String message, String activity, Class<? extends CouponCommand> commands) {
    this.message = message;
    this.activity = activity;
    this.commands = commands;
  }

  /** By which of them an order goes. */
  static Transition of(CouponCommand command) {
    return Arrays.stream(values())
        .filter(transition -> command.getClass() == transition.commands)
        .findFirst()
        .orElseThrow();
  }

  boolean isAskedFor() {
    return commands != null;
  }

  String message() {
    return message;
  }

  String activity() {
    return activity;
  }
}
