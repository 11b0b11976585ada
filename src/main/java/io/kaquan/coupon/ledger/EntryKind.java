package io.kaquan.coupon.ledger;

/** What a ledger entry says happened. */
public enum EntryKind {
  DEPOSITED("DEPOSIT"),
  CLAIMED("ISSUE"),
  REDEEMED("REDEEM"),
  REVERSED("REVERSE"),
  EXPIRED("EXPIRE"),
  GIFT_OFFERED("OFFER"),
  GIFTED("ACCEPT"),
  GIFT_RETURNED("RETURN"),
  RECODED("RECODE"),
  DELETED("DELETE"),
  VOIDED("VOID");

  private final String transition;

  /**
   * @param transition the transition of a coupon that writes entries of this kind
   */
  EntryKind(String transition) {
    this.transition = transition;
  }

  String transition() {
    return transition;
  }
}
