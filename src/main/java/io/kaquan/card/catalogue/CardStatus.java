package io.kaquan.card.catalogue;

/** Where a card's content stands with the reviewers. */
public enum CardStatus {
  NOT_VERIFY,
  VERIFY_FAIL,
  VERIFY_OK,
  DISPATCH,
  DELETE;

  /** As the API says it: {@code CARD_STATUS_VERIFY_OK}. */
  public String wireName() {
    return "CARD_STATUS_" + this;
  }
}
