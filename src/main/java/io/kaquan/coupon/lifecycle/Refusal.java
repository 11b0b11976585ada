package io.kaquan.coupon.lifecycle;

import io.kaquan.platform.outcome.Fault;

/** Why a command about a coupon was refused. */
public enum Refusal implements Fault {
  /** Nothing was done and nothing will be: no transaction took it in time. Try again. */
  BUSY,
  /**
   * A transaction took it, and whether that transaction commits is not known: ask by request
   * number. Never remembered as the first answer of a request number.
   */
  OUTCOME_UNKNOWN,
  /** The request number was used before with other content. */
  REQUEST_NUMBER_REUSED,
  /** Longer than 64 characters or blank. */
  BAD_REQUEST_NUMBER,
  /** Unknown, failing its check digit, never claimed, given away, or another appid's. */
  UNKNOWN_CODE,
  /** The code is the merchant's own: its card_id is needed beside it. */
  CARD_ID_NEEDED,
  /** Voided, deleted, or being given to a friend. */
  NOT_USABLE,
  ALREADY_REDEEMED,
  /** Not yet valid, or over. */
  OUT_OF_VALIDITY,
  USE_LIMIT,
  WRONG_STORE,
  OUTSIDE_HOURS,
  UNKNOWN_CARD,
  /** Not approved, paused or deleted. */
  NOT_ON_SALE,
  /** The card function of this appid is suspended. */
  SUSPENDED,
  MALFORMED_OPENID,
  CARD_OVER,
  PERSON_LIMIT,
  SOLD_OUT,
  /** A custom code is missing, too long, or named where the platform makes the codes. */
  BAD_CODE,
  /** Another coupon of this card has the code, or had it before. */
  CODE_TAKEN,
  /** Recode: the new code is the old one. */
  SAME_CODE,
  /** Recode: the platform made the code. */
  NOT_CUSTOM_CODE,
  /** Deposit: the card does not take codes that are deposited. */
  NOT_DEPOSITED,
  /** Reverse: it is not redeemed. */
  NOT_REDEEMED,
  /** Reverse: the window is over. */
  WINDOW_OVER,
  /** Reverse: ten times already. */
  REVERSED_TOO_OFTEN,
  /** Offer: the card, or how often it was used, does not allow it. */
  NOT_GIVABLE,
  /** Accept and take back: the offer was taken, taken back, or has lapsed. */
  GIFT_OVER,
  /** Accept: the giver. */
  OWN_GIFT,
  /** Too many wrong codes from this caller, clerk or address: wait. */
  TOO_MANY_GUESSES;

  /** Whether the same may be tried again, with the same request number: it happens once. */
  public boolean isWorthTryingAgain() {
    return this == BUSY || this == OUTCOME_UNKNOWN;
  }
}
