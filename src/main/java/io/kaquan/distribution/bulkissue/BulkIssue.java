package io.kaquan.distribution.bulkissue;

import java.time.Instant;
import java.util.UUID;

/**
 * A list of people who each get a coupon.
 *
 * @param channel name of the way; null for none
 * @param fileName null where the list was typed
 * @param language of letters; null until it is begun
 * @param lines of the list that say something
 * @param malformed how many of them name nobody
 * @param duplicate how many of them say the same as one before
 * @param mails how many of the others name an e-mail address
 * @param worked how many lines were worked on, whatever became of them
 * @param ok how many of them were handed out
 * @param reachedLine the last one that was worked on
 * @param askedBy e-mail address of the member
 * @param startedAt when somebody said that it is to be handed out; null before
 * @param finishedAt null before
 */
public record BulkIssue(
    UUID id,
    UUID merchantId,
    String appid,
    String cardId,
    BulkIssueStatus status,
    String channel,
    String fileName,
    String language,
    int lines,
    int malformed,
    int duplicate,
    int mails,
    int worked,
    int ok,
    int reachedLine,
    String askedBy,
    Instant askedAt,
    Instant startedAt,
    Instant finishedAt) {

  /** How many people it is for. */
  public int people() {
    return lines - malformed - duplicate;
  }

  /** How many lines were worked on and not handed out. */
  public int failed() {
    return worked - ok;
  }

  public boolean isFinished() {
    return finishedAt != null;
  }

  public boolean isStarted() {
    return startedAt != null;
  }

  /** From 0 to 100; 100 only when it is finished. */
  public int percent() {
    return isFinished() ? 100 : lines == 0 ? 0 : (int) Math.min(99, worked * 100L / lines);
  }
}
