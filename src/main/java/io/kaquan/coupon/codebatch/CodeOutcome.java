package io.kaquan.coupon.codebatch;

/** What became of one code of a batch. */
public enum CodeOutcome {
  /** As it was asked. */
  OK,
  /** No code at all, or longer than a code may be. */
  INVALID,
  /** To be imported, but the card has it, or had it before. */
  EXISTING,
  /** The same as a line before. */
  DUPLICATE,
  /** To be voided, but the card has no such code. */
  UNKNOWN,
  /** To be voided, but redeemed before. */
  USED,
  /** To be voided, but void, deleted or expired before; or the card itself is deleted. */
  ENDED
}
