package io.kaquan.activation;

import java.time.Instant;

/**
 * One round of an application, as reviewers see it.
 *
 * @param number counts from 1
 * @param escalatedAt when the lead reviewers were told that it is overdue; null when they never were
 * @param decision null while nobody has decided
 * @param reason why it was refused or declined; else null
 * @param decidedBy name of the reviewer; null while nobody has decided
 * @param secondBy name of the second reviewer, where a decline asked for one; else null
 */
public record Round(int number, Materials materials, Instant submittedAt, Instant dueAt, Instant escalatedAt,
    Decision decision, String reason, String decidedBy, Instant decidedAt, String secondBy) {}
