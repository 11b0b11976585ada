package io.kaquan.console.card;

/** What a merchant can do with a card at this moment. */
public enum Standing {
  /** Waiting for its first approval. */
  IN_REVIEW,
  REFUSED,
  /** Can be handed out and claimed. */
  ON_SALE,
  SOLD_OUT,
  PAUSED,
  /** Its account's card function is suspended. */
  SUSPENDED,
  /** Its validity is past. */
  OVER,
  DELETED;

  /** Whether codes can be made for it beforehand. */
  boolean isTakingCodes() {
    return this != SUSPENDED && this != OVER && this != DELETED;
  }
}
