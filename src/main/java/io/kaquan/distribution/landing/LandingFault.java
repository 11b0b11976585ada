package io.kaquan.distribution.landing;

import io.kaquan.platform.outcome.Fault;

/** Why a page is not made or changed; each belongs to one field. */
public enum LandingFault implements Fault {
  /** No title, or more than 30 characters. */
  TITLE("title"),
  NO_CARD("cards"),
  /** More than ten. */
  TOO_MANY("cards"),
  /** Deleted, or another merchant's. */
  UNKNOWN_CARD("cards"),
  /** Not all of one account. */
  MIXED("cards"),
  /** Its codes or people are named one by one. */
  BY_LIST_ONLY("cards"),
  CHANNEL("outer_str");

  private final String field;

  LandingFault(String field) {
    this.field = field;
  }

  @Override
  public String field() {
    return field;
  }
}
