package io.kaquan.coupon.ledger;

import io.kaquan.coupon.code.CouponCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one coupon.
 *
 * @param from the state before, null for a coupon that was not there
 * @param to the state after
 * @param amountFen 分; 0 where no money is meant
 * @param requestNumber the caller's {@code out_request_no}, null for none
 * @param reason as it was typed, null for none
 * @param otherCode the code that goes on from here (RECODED, GIFTED) or that it came from (CLAIMED
 *     as a gift); else null
 */
public record Entry(
    Instant at,
    LedgerCoupon coupon,
    EntryKind kind,
    @Nullable String from,
    String to,
    long amountFen,
    LedgerActor by,
    @Nullable String requestNumber,
    @Nullable String reason,
    @Nullable CouponCode otherCode) {

  /** Whether a friend's coupon begins with this entry. */
  public boolean isClaimOfGift() {
    return kind == EntryKind.CLAIMED && otherCode != null;
  }

  /** Returns the transition that wrote this entry: a friend's claim is half of the gift. */
  String transition() {
    return isClaimOfGift() ? EntryKind.GIFTED.transition() : kind.transition();
  }
}
