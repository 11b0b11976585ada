package io.kaquan.coupon.codebatch;

/** What is done with the codes of a batch. */
public enum CodeBatchKind {
  /** The platform makes codes, out of the stock. */
  GENERATE,
  /** The merchant's own codes, from a list. */
  IMPORT,
  /**
   * Coupons become unavailable: those on a list, all of another batch, or all that is left of the
   * card.
   */
  VOID_LIST,
  VOID_BATCH,
  VOID_REST;

  /** Whether coupons begin with it, which can be claimed when it is finished. */
  public boolean isMaking() {
    return this == GENERATE || this == IMPORT;
  }

  /** Whether a list was sent in. */
  public boolean isListed() {
    return this == IMPORT || this == VOID_LIST;
  }
}
