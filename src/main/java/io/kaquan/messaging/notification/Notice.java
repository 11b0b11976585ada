package io.kaquan.messaging.notification;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something for a merchant's notification centre. What is kept are its facts: each reader reads the
 * words of their language.
 *
 * @param kind names the words: {@code notice.<kind>.title} and {@code notice.<kind>.text} in the
 *     message files, with paragraphs and <code>{reasons}</code> as in a letter; {@code
 *     notice.<kind>.button} where there is something to mend
 * @param facts the arguments of those messages, in order
 * @param link path in the console where something can be done about it; may be null
 */
public record Notice(
    UUID merchantId, String kind, List<String> facts, List<Reason> reasons, @Nullable String link) {

  /** Without reasons. */
  public Notice(UUID merchantId, String kind, List<String> facts, @Nullable String link) {
    this(merchantId, kind, facts, List.of(), link);
  }
}
