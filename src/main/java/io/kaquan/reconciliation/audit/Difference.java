package io.kaquan.reconciliation.audit;

import java.util.Set;

/**
 * Something that does not agree with the ledger.
 *
 * @param kind STOCK, DEPOSITED, PERSON, COUPON, USED, STEP, REQUEST, TALLY, DAY, PLACE or GIFT
 * @param what which code, person, request number, step or day; empty where the card alone says it
 * @param expected as the ledger has it, or the rules
 * @param found as it stands
 */
public record Difference(
    String appid, String cardId, String kind, String what, String expected, String found) {
  private static final Set<String> ABOUT_CODES = Set.of("COUPON", "USED", "STEP", "GIFT");

  /** With what is worth money masked: messages of incidents are logged. */
  @Override
  public String toString() {
    return kind
        + " of card "
        + cardId
        + (what.isEmpty() ? "" : ", " + shown())
        + ": expected "
        + expected
        + ", found "
        + found;
  }

  private String shown() {
    return ABOUT_CODES.contains(kind)
        ? "****" + what.substring(Math.max(0, what.length() - 4))
        : what;
  }

  /** Whether it is the same one at another moment. */
  boolean isSameAs(Difference other) {
    return cardId.equals(other.cardId) && kind.equals(other.kind) && what.equals(other.what);
  }
}
