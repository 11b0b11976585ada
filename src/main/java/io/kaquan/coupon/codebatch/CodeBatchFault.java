package io.kaquan.coupon.codebatch;

import io.kaquan.platform.outcome.Fault;

/** Why a batch is not begun. */
public enum CodeBatchFault implements Fault {
  /** Deleted, or another merchant's. */
  UNKNOWN_CARD,
  /** The card function of its account is suspended, or was never active: no new codes. */
  SUSPENDED,
  /** Its validity is past, or its life is over altogether. */
  CARD_OVER,
  /** Generate: the merchant makes the codes of this card. */
  OWN_CODES,
  /** Import: the card does not take codes that are brought in. */
  NOT_DEPOSITED,
  /** Generate: less than one, or more than a batch can hold. */
  BAD_NUMBER,
  /** Generate: the stock has fewer. */
  STOCK,
  /** The list has no line. */
  EMPTY,
  /** The list has more lines than a batch can hold, or is too big as a file. */
  TOO_LONG,
  /** Void: there is no such batch of this card with codes. */
  UNKNOWN_BATCH,
  /** Void: codes are just being made, and can be voided when they are live. */
  BEING_MADE
}
