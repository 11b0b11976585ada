package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.ledger.EntryKind;

/**
 * What the rule of a transition says to one command.
 *
 * @param why the refusal; null if it happens
 * @param after the coupon as it becomes
 * @param kind of the entry to write; null where the clock alone has done it
 * @param amountFen 分 that the entry is worth
 * @param born a coupon that begins with it: the friend's; null for none
 */
record Ruling(Refusal why, StoredCoupon after, EntryKind kind, long amountFen, StoredCoupon born) {

  static Ruling no(Refusal why) {
    return new Ruling(why, null, null, 0, null);
  }

  static Ruling yes(EntryKind kind, StoredCoupon after) {
    return new Ruling(null, after, kind, 0, null);
  }

  /** Nothing but to write down what the clock says already. */
  static Ruling byTheClock(StoredCoupon coupon) {
    return new Ruling(null, coupon, null, 0, null);
  }

  boolean isByTheClock() {
    return why == null && kind == null;
  }

  /**
   * @param written whether what the clock says has been written down before
   */
  Ruling butOverIf(boolean written) {
    return written && isByTheClock() ? no(Refusal.GIFT_OVER) : this;
  }

  Ruling worth(long fen) {
    return new Ruling(why, after, kind, fen, born);
  }

  Ruling bearing(StoredCoupon coupon) {
    return new Ruling(why, after, kind, amountFen, coupon);
  }
}
