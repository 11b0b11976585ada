package io.kaquan.till;

import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Refusal;
import java.io.Serializable;
import java.time.Instant;

/**
 * What a clerk is shown of a coupon. Kept in the web session for the next page.
 *
 * @param refusal why it can't be used, or taken back; null when it can, or was just now
 * @param used the moment of its last use that holds; null when there is none
 * @param where the store of that use; null where none was named
 * @param clerk who redeemed it then; null for a program or the consumer
 * @param news what has just been done: {@code redeemed} or {@code reversed}; null for nothing
 * @param usesLeft of a coupon that is used more than once; -1 for others
 * @param requestNumber goes with the next step, so that sending it twice does it once
 */
record Found(
    String appid,
    String code,
    String cardId,
    Instant begin,
    Instant end,
    Refusal refusal,
    Instant used,
    String where,
    String clerk,
    String news,
    int usesLeft,
    String requestNumber)
    implements Serializable {
  static final String REDEEMED = "redeemed";
  static final String REVERSED = "reversed";

  /** Whether it waits for the clerk's word. */
  public boolean isUsable() {
    return news == null && refusal == null;
  }

  /** Whether its last use can be taken back. */
  public boolean isReversible() {
    return used != null && (REDEEMED.equals(news) || refusal == Refusal.ALREADY_REDEEMED);
  }

  /** Whether only another owner can take it back by now. */
  public boolean isForOwners() {
    return refusal == Refusal.WINDOW_OVER;
  }

  public String grouped() {
    return new CouponCode(code).grouped();
  }

  @Override
  public String toString() {
    return "Found of " + cardId;
  }
}
