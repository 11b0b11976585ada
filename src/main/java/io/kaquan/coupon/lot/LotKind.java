package io.kaquan.coupon.lot;

/** What is done with the codes of a lot. */
public enum LotKind {
  /** The platform makes codes, out of the stock. */
  GENERATE,
  /** The merchant's own codes, from a list. */
  IMPORT,
  /**
   * Coupons become unavailable: those on a list, all of another lot, or all that is left of the
   * card.
   */
  VOID_LIST,
  VOID_LOT,
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
