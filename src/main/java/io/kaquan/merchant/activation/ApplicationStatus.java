package io.kaquan.merchant.activation;

/** Where an application stands. */
public enum ApplicationStatus {
  DRAFT,
  IN_REVIEW,
  APPROVED,
  REFUSED,
  WITHDRAWN,
  LAPSED,
  DECLINED
}
