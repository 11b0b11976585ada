package io.kaquan.activation;

import io.kaquan.account.Channel;
import java.time.Instant;
import java.util.UUID;

/**
 * One request for activation.
 *
 * @param round counts from 1
 * @param dueAt when the open round is due, or the last one was
 * @param overdue in review, and the due moment is past
 * @param reason why the last round was refused or declined; null otherwise, and never that of an earlier round
 */
public record Application(UUID id, UUID merchantId, String appid, Channel channel, ApplicationStatus status, int round,
    Materials materials, Instant submittedAt, Instant dueAt, boolean overdue, String reason) {}
