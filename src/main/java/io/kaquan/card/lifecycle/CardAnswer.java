package io.kaquan.card.lifecycle;

import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.Flaw;

/**
 * What became of a request about a card: exactly one of card and fault is set.
 *
 * @param field the field that is at fault, as the merchant wrote it; null where none is
 * @param sendCheck whether what was changed waits for a reviewer
 */
public record CardAnswer(String cardId, CardFault fault, String field, boolean sendCheck) {

  public static CardAnswer done(String cardId) {
    return done(cardId, false);
  }

  static CardAnswer done(String cardId, boolean sendCheck) {
    return new CardAnswer(cardId, null, null, sendCheck);
  }

  public static CardAnswer refused(CardFault fault, String field) {
    return new CardAnswer(null, fault, field, false);
  }

  static CardAnswer refused(Flaw flaw) {
    return refused(flaw.fault(), flaw.field());
  }

  public boolean isDone() {
    return fault == null;
  }
}
