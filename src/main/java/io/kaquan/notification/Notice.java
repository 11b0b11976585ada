package io.kaquan.notification;

import java.util.List;
import java.util.UUID;

/**
 * Something for a merchant's notification centre.
 *
 * @param kind names the words: {@code notice.<kind>.title} and {@code notice.<kind>.text} in the message files
 * @param facts the arguments of those messages, in order
 * @param link path in the console where something can be done about it; may be null
 */
public record Notice(UUID merchantId, String kind, List<String> facts, String link) {}
