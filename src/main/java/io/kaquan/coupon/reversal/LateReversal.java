package io.kaquan.coupon.reversal;

import java.time.Instant;
import java.util.UUID;

/**
 * One question to the owners.
 *
 * @param title of the card
 * @param askedBy e-mail address of the member who asks
 * @param dueAt no answer until then means no
 * @param decision null while it is open
 * @param decidedBy null while it is open, and when nobody answered
 * @param outcome DONE, or the refusal by which an approved one could not be carried out; null
 *     before that
 */
public record LateReversal(
    UUID id,
    UUID merchantId,
    String appid,
    String cardId,
    String code,
    String title,
    String reason,
    String askedBy,
    Instant askedAt,
    Instant dueAt,
    Decision decision,
    String decidedBy,
    Instant decidedAt,
    String outcome) {

  /** What became of the question. */
  public enum Decision {
    APPROVED,
    REFUSED,
    LAPSED
  }

  /** Without the code: it is worth money and logs are read by many. */
  @Override
  public String toString() {
    return "LateReversal " + id;
  }
}
