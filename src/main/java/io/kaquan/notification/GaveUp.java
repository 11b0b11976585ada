package io.kaquan.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter that no mail server would take.
 *
 * @param incident whether a process waits for it: then it is an incident in Cockpit, and "retry" there sends it again
 */
public record GaveUp(UUID id, String subject, String recipient, int attempts, String lastError, Instant postedAt,
    boolean incident) {}
