package io.kaquan.messaging.outbox;

/**
 * How many letters of a topic have come how far.
 *
 * @param waiting not sent yet
 * @param gaveUp not taken by the mail server at any attempt; they can be sent again
 */
public record LetterCounts(long waiting, long sent, long gaveUp) {}
