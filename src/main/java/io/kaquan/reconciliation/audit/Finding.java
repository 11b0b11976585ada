package io.kaquan.reconciliation.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * A difference that a run has found.
 *
 * @param seen when it was seen last
 * @param isRaised whether it is an incident already
 */
public record Finding(UUID id, Difference difference, Instant seen, boolean isRaised) {}
