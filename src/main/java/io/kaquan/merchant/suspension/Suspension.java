package io.kaquan.merchant.suspension;

import io.kaquan.merchant.account.SuspensionCause;
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
    SuspensionCause cause,
    String reason,
    Instant since,
    String by,
    Instant endedAt,
    String endedBy) {}
