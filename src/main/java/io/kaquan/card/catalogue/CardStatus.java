package io.kaquan.card.catalogue;

/** Where the content of a card stands with the reviewers, and whether the card is deleted. */
public enum CardStatus {
  NOT_VERIFY,
  VERIFY_FAIL,
  VERIFY_OK,
  DISPATCH,
  DELETE;

  /** Returns the name in the API: {@code CARD_STATUS_VERIFY_OK}. */
  public String wireName() {
    return "CARD_STATUS_" + this;
  }

  /**
   * Returns whether a card of this status can be claimed where it is not paused: while a change of
   * an approved card is in review, its approved content stays on sale.
   */
  boolean isOnSale(boolean onceApproved) {
    return switch (this) {
      case VERIFY_OK, DISPATCH -> true;
      case NOT_VERIFY -> onceApproved;
      case VERIFY_FAIL, DELETE -> false;
    };
  }
}
