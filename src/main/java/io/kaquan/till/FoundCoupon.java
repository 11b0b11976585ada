package io.kaquan.till;

import io.kaquan.coupon.lifecycle.Refusal;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as a clerk sees it. It stays in the web session until the next page is shown.
 *
 * @param refusal why the coupon cannot be redeemed, or why its redemption cannot be reversed; null
 *     if it can be, or if something was just done
 * @param done what was just done to it; null if nothing was
 * @param lastUse the last redemption that was not reversed; null if there is none
 * @param usesLeft how often the coupon of a member card can still be used; null for other cards
 * @param requestNumber the request number of the next form, so that a form sent twice acts once
 */
record FoundCoupon(
    CouponKey key,
    Instant begin,
    Instant end,
    @Nullable Refusal refusal,
    @Nullable Done done,
    @Nullable LastUse lastUse,
    @Nullable Integer usesLeft,
    String requestNumber)
    implements Serializable {

  /** What a clerk did to a coupon. */
  enum Done {
    REDEEMED,
    REVERSED
  }

  /**
   * A redemption.
   *
   * @param store its store; null if none was named
   * @param clerk who redeemed; null for a program or the consumer
   */
  record LastUse(Instant at, @Nullable String store, @Nullable String clerk)
      implements Serializable {}

  /** Whether the coupon can be redeemed now. */
  public boolean isRedeemable() {
    return done == null && refusal == null;
  }

  /** Whether this clerk can reverse its last redemption. */
  public boolean isReversible() {
    return lastUse != null && (done == Done.REDEEMED || refusal == Refusal.ALREADY_REDEEMED);
  }

  /** Whether only another owner can still reverse its last redemption. */
  public boolean isReversibleByOwner() {
    return refusal == Refusal.WINDOW_OVER;
  }
}
