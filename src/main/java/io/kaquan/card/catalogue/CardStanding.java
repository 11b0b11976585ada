package io.kaquan.card.catalogue;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with a card at this moment. Worked out by {@link StandingFacts} alone. */
public enum CardStanding {
  /** Waits for its first approval. */
  IN_REVIEW,
  /** Its content, or the last change of it, was refused. */
  REFUSED,
  /** Can be handed out and claimed. */
  ON_SALE,
  SOLD_OUT,
  PAUSED,
  /** The card function of its account is not active. */
  SUSPENDED,
  /** Its validity is over. */
  OVER,
  DELETED;

  /** Reads the name of a standing. Empty if there is none of this name. */
  public static Optional<CardStanding> parse(String name) {
    return Stream.of(values()).filter(one -> one.name().equals(name)).findFirst();
  }

  /** Returns whether codes can be generated or deposited for the card. */
  public boolean acceptsCodes() {
    return this != SUSPENDED && this != OVER && this != DELETED;
  }
}
