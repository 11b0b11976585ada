package io.kaquan.merchant.activation;

import io.kaquan.merchant.material.Materials;
import java.time.Instant;
import java.util.Map;

/**
 * One round of an application, as reviewers see it.
 *
 * @param number counts from 1
 * @param escalatedAt when the lead reviewers were told that it is overdue; null when they never
 *     were
 * @param decision null while nobody has decided
 * @param reason why it was refused or declined, for the whole; null where there is none
 * @param reasons the same for single materials, by their keys; empty where there are none
 * @param decidedBy name of the reviewer; null while nobody has decided
 * @param secondBy name of the second reviewer, where a decline asked for one; else null
 */
public record Round(
    int number,
    Materials materials,
    Instant submittedAt,
    Instant dueAt,
    Instant escalatedAt,
    Decision decision,
    String reason,
    Map<String, String> reasons,
    String decidedBy,
    Instant decidedAt,
    String secondBy) {}
