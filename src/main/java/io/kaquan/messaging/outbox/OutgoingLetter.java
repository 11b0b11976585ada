package io.kaquan.messaging.outbox;

import java.util.Locale;

/**
 * A letter as it is sent.
 *
 * @param topic what it is about; for a letter of a process: its business key. {@code ${sendLetter}}
 *     waits for all letters of a topic
 * @param kind which letter it is, for the record
 * @param text the plain text
 * @param html says the same as the text
 */
public record OutgoingLetter(
    String topic,
    String kind,
    String recipient,
    Locale locale,
    String subject,
    String text,
    String html) {}
