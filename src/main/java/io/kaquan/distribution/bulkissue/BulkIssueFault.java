package io.kaquan.distribution.bulkissue;

import io.kaquan.platform.outcome.Fault;

/** Why a list is not read, or not handed out. */
public enum BulkIssueFault implements Fault {
  /** Deleted, or another merchant's. */
  UNKNOWN_CARD,
  /** Not approved, paused or over. */
  NOT_ON_SALE,
  /** The channel's name is too long, or not a line of text. */
  CHANNEL,
  /** The list has no line. */
  EMPTY,
  /** The list has more lines than a bulk issue can hold, or is too big as a file. */
  TOO_LONG,
  /** No line of it can be handed out. */
  NOBODY,
  /** More letters than one merchant may send in a day. */
  LETTERS
}
