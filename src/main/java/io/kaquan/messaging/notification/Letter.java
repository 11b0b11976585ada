package io.kaquan.messaging.notification;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A letter to be worded and sent.
 *
 * @param topic what it is about; of a process: its business key. {@code ${sendLetter}} waits for
 *     all letters of a topic
 * @param kind names the words: {@code letter.<kind>.subject} and {@code letter.<kind>.text} in the
 *     message files. An empty line parts paragraphs; <code>{reasons}</code> in a line of its own
 *     lists the reasons, and its paragraph is left out where there are none; a paragraph in square
 *     brackets is the button to the page
 * @param facts the arguments of those messages, in order
 * @param link whole address of the page that the button opens; null where the words have no button
 */
public record Letter(
    String topic,
    String recipient,
    Locale locale,
    String kind,
    List<String> facts,
    List<Reason> reasons,
    @Nullable String link) {

  /** Without reasons and button. */
  public Letter(String topic, String recipient, Locale locale, String kind, List<String> facts) {
    this(topic, recipient, locale, kind, facts, List.of(), null);
  }
}
