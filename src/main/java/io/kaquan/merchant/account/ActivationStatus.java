package io.kaquan.merchant.account;

/** Whether an appid may use the card function. */
public enum ActivationStatus {
  /** Never approved: the API answers 48001 to everything. */
  NONE,
  ACTIVE,
  /** No new card and no claim; coupons in hand stay redeemable and statements go on. */
  SUSPENDED
}
