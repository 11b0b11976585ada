package io.kaquan.merchant.account;

import java.time.Instant;

/**
 * A time in which an account could not be used for new cards and claims.
 *
 * @param reason a lead reviewer's; else null
 * @param by name of the lead reviewer; null when it came by itself
 * @param endedAt null while it lasts
 * @param endedBy null while it lasts, and when it went by itself
 */
public record Suspension(
    Why why, String reason, Instant since, String by, Instant endedAt, String endedBy) {

  /** What has to change before it ends. */
  public enum Why {
    /** The verification has ended: a new one ends the suspension. */
    VERIFICATION,
    /** A lead reviewer decided so, and ends it. */
    LEAD
  }
}
