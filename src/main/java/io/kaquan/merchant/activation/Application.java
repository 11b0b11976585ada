package io.kaquan.merchant.activation;

import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.material.Materials;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One request for activation.
 *
 * @param round counts from 1
 * @param materials as submitted last; none of a draft
 * @param draft what is being typed for the next submission; null when nothing is
 * @param submittedAt null of a draft
 * @param dueAt when the open round is due, or the last one was; null of a draft
 * @param overdue in review, and the due moment is past
 * @param reason why the last round was refused or declined, for the whole; null otherwise, and
 *     never that of an earlier round
 * @param reasons the same for single materials, by their keys; empty otherwise
 */
public record Application(
    UUID id,
    MerchantId merchantId,
    AppId appid,
    Channel channel,
    ApplicationStatus status,
    int round,
    Materials materials,
    Materials draft,
    Instant submittedAt,
    Instant dueAt,
    boolean overdue,
    String reason,
    Map<String, String> reasons) {

  /** Whether the merchant may type now: a draft, or refused. */
  public boolean isEditable() {
    return status == ApplicationStatus.DRAFT || status == ApplicationStatus.REFUSED;
  }

  /** What the form shows: what was typed last, or else what was submitted last. */
  public Materials typed() {
    return draft == null ? materials : draft;
  }
}
