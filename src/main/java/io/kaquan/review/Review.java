package io.kaquan.review;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a review stands.
 *
 * @param dueAt when it is due, or was
 * @param overdue open, and the due moment is past
 * @param reason why it was refused; else null
 * @param decidedBy name of the reviewer; null while nobody has decided
 */
public record Review(
    UUID id,
    Instant submittedAt,
    Instant dueAt,
    boolean overdue,
    String reason,
    String decidedBy,
    Instant decidedAt) {}
