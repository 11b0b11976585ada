package io.kaquan.messaging.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter that no mail server would take; an incident in Cockpit besides, where a process waits
 * for it.
 */
public record GaveUp(
    UUID id, String subject, String recipient, int attempts, String lastError, Instant postedAt) {}
