package io.kaquan.card.lifecycle;

import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.InvalidDesign;

/**
 * What became of a request about a card: exactly one of card and fault is set.
 *
 * @param field the field that is at fault, as the merchant wrote it; null where none is
 * @param sendCheck whether what was changed waits for a reviewer
 */
public record CardResult(String cardId, CardFault fault, String field, boolean sendCheck) {

  public static CardResult done(String cardId) {
    return done(cardId, false);
  }

  static CardResult done(String cardId, boolean sendCheck) {
    return new CardResult(cardId, null, null, sendCheck);
  }

  public static CardResult refused(CardFault fault, String field) {
    return new CardResult(null, fault, field, false);
  }

  static CardResult refused(InvalidDesign flaw) {
    return refused(flaw.fault(), flaw.field());
  }

  public boolean isDone() {
    return fault == null;
  }
}
