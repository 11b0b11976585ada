package io.kaquan.notification;

import java.util.List;
import java.util.Locale;

/**
 * A letter to be worded and sent.
 *
 * @param topic what it is about; of a process: its business key. {@code ${sendLetter}} waits for all letters of a topic
 * @param kind names the words: {@code letter.<kind>.subject} and {@code letter.<kind>.text} in the message files
 * @param facts the arguments of those messages, in order
 */
public record Letter(String topic, String recipient, Locale locale, String kind, List<String> facts) {}
