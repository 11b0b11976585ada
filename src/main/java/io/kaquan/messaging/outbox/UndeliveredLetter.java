package io.kaquan.messaging.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter that the mail server took at no attempt. If a process waits for it, it is an incident in
 * Cockpit, too.
 */
public record UndeliveredLetter(
    UUID id, String subject, String recipient, int attempts, String lastError, Instant postedAt) {}
