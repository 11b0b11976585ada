package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.ledger.EntryKind;

/**
 * What the rules say to one order.
 *
 * @param why the refusal; null where it happens
 * @param after the coupon as it becomes
 * @param kind of the entry to write; null where the clock alone has done it
 * @param amountFen 分 that the entry is worth
 * @param born a coupon that begins with it: the friend's; null for none
 */
record Verdict(Refusal why, Row after, EntryKind kind, long amountFen, Row born) {

  static Verdict no(Refusal why) {
    return new Verdict(why, null, null, 0, null);
  }

  static Verdict yes(EntryKind kind, Row after) {
    return new Verdict(null, after, kind, 0, null);
  }

  /** Nothing but to write down what the clock says already. */
  static Verdict byTheClock(Row coupon) {
    return new Verdict(null, coupon, null, 0, null);
  }

  boolean isByTheClock() {
    return why == null && kind == null;
  }

  /**
   * @param written whether what the clock says has been written down before
   */
  Verdict butOverIf(boolean written) {
    return written && isByTheClock() ? no(Refusal.GIFT_OVER) : this;
  }

  Verdict worth(long fen) {
    return new Verdict(why, after, kind, fen, born);
  }

  Verdict bearing(Row coupon) {
    return new Verdict(why, after, kind, amountFen, coupon);
  }
}
