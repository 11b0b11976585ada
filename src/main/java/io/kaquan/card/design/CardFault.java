package io.kaquan.card.design;

import io.kaquan.platform.outcome.Fault;

/** Why a card, or a change of a card, is refused. */
public enum CardFault implements Fault {
  UNKNOWN_CARD,
  /** Deleted, or in another status that does not allow it. */
  WRONG_STATUS,
  NOT_ACTIVE,
  UNKNOWN_TYPE,
  TYPE_NOT_GRANTED,
  MISSING_FIELD,
  TOO_LONG,
  BAD_STOCK,
  BAD_COLOR,
  BAD_TIME,
  BAD_CODE_TYPE,
  BAD_CUSTOM_CODE,
  BAD_LIMIT,
  BAD_AMOUNT,
  STOCK_OVER_DEPOSITED,
  /** A field that can't be changed after the card was created. */
  NOT_CHANGEABLE,
  BAD_ARGUMENT
}
