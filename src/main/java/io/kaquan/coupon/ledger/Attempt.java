package io.kaquan.coupon.ledger;

import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that was refused.
 *
 * @param transition what was asked for, for example {@code REDEEM}
 * @param refusal why it was refused, a constant's name
 * @param amountFen 分, null where none was named
 * @param requestNumber the caller's {@code out_request_no}, null for none
 * @param reason as it was typed, null for none
 */
public record Attempt(
    Instant at,
    String transition,
    String refusal,
    Target target,
    @Nullable Long amountFen,
    LedgerActor by,
    @Nullable String requestNumber,
    @Nullable String reason) {

  /**
   * The coupon as the caller named it, which need not exist. What the caller did not name is null.
   *
   * @param cardId at most the first 64 characters
   * @param code at most the first 64 characters
   * @param openid at most the first 64 characters
   */
  public record Target(
      AppId appid, @Nullable String cardId, @Nullable String code, @Nullable String openid) {

    /** Without the code, which is worth money, and without the person. */
    @Override
    public String toString() {
      return "a coupon of " + cardId + " of " + appid;
    }
  }
}
