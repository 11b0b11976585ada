package io.kaquan.merchant.verification;

import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import java.util.UUID;

/**
 * One request to have an official account verified (认证).
 *
 * @param reason why it was refused; else null
 * @param decidedAt when it ceased to be in review; null while it is
 * @param dueAt when the review is due, or was
 * @param overdue in review, and the due moment is past
 */
public record Verification(
    UUID id,
    AppId appid,
    String companyName,
    String creditCode,
    Status status,
    String reason,
    Instant submittedAt,
    Instant decidedAt,
    Instant dueAt,
    boolean overdue) {

  /** Where a request stands. */
  public enum Status {
    IN_REVIEW,
    APPROVED,
    REFUSED,
    WITHDRAWN
  }

  Verification due(Instant due, boolean over) {
    return new Verification(
        id, appid, companyName, creditCode, status, reason, submittedAt, decidedAt, due, over);
  }
}
