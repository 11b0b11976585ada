package io.kaquan.merchant.account;

/** Why an account is suspended, and so what has to change before it is active again. */
public enum SuspensionCause {
  /** The verification has ended: a new one ends the suspension. */
  VERIFICATION,
  /** A lead reviewer decided so, and ends it. */
  LEAD
}
