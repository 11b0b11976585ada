package io.kaquan.coupon.codebatch;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Many codes of one card that are worked on together.
 *
 * @param target the batch whose coupons are voided; null for other kinds
 * @param reason why they are voided, may be null
 * @param fileName of the list as it was sent in; null without one
 * @param wanted how many codes there are to work on; null as long as nobody has counted them
 * @param counts how many of them had which outcome so far; every outcome is a key
 * @param reachedLine of the list, the last one that was worked on
 * @param reachedCode of the other batch, the last one that was worked on
 * @param askedBy e-mail address of the member
 * @param workedAt when the newest chunk was finished
 * @param finishedAt when its codes went live, or nothing was left to void; null before
 */
public record CodeBatch(
    UUID id,
    UUID merchantId,
    String appid,
    String cardId,
    CodeBatchKind kind,
    CodeBatchStatus status,
    UUID target,
    String reason,
    String fileName,
    Long wanted,
    Map<CodeOutcome, Long> counts,
    int reachedLine,
    String reachedCode,
    String askedBy,
    Instant askedAt,
    Instant workedAt,
    Instant finishedAt) {

  private static final int LONGEST_NAME = 200;

  /** How many codes were worked on, whatever became of them. */
  public long worked() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  public long ok() {
    return counts.get(CodeOutcome.OK);
  }

  /** How many were not done as asked. */
  public long failed() {
    return worked() - ok();
  }

  public boolean isFinished() {
    return finishedAt != null;
  }

  /** Whether its codes can be claimed. */
  public boolean isLive() {
    return kind.isMaking() && isFinished();
  }

  /** From 0 to 100; 100 only when it is finished. */
  public int percent() {
    if (isFinished()) {
      return 100;
    }
    return wanted == null || wanted == 0 ? 0 : (int) Math.min(99, worked() * 100 / wanted);
  }

  CodeBatch wanting(long number) {
    return changed(target, reason, fileName, number);
  }

  /** With a list, whose lines are counted later. */
  CodeBatch listed(String name) {
    return changed(target, reason, name.substring(0, Math.min(name.length(), LONGEST_NAME)), 0L);
  }

  CodeBatch of(UUID other) {
    return changed(other, reason, fileName, wanted);
  }

  CodeBatch because(String why) {
    return changed(target, why, fileName, wanted);
  }

  private CodeBatch changed(
      UUID otherTarget, String otherReason, String otherFile, Long otherWanted) {
    return new CodeBatch(
        id,
        merchantId,
        appid,
        cardId,
        kind,
        status,
        otherTarget,
        otherReason,
        otherFile,
        otherWanted,
        counts,
        reachedLine,
        reachedCode,
        askedBy,
        askedAt,
        workedAt,
        finishedAt);
  }
}
