package io.kaquan.coupon.ledger;

/** What a ledger entry says happened. */
public enum EntryKind {
  DEPOSITED,
  CLAIMED,
  REDEEMED,
  REVERSED,
  EXPIRED,
  GIFT_OFFERED,
  GIFTED,
  GIFT_RETURNED,
  RECODED,
  DELETED,
  VOIDED
}
