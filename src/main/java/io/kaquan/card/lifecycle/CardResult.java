package io.kaquan.card.lifecycle;

import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.InvalidDesign;
import org.jspecify.annotations.Nullable;

/**
 * The result of a command on a card: either its id or a fault.
 *
 * @param cardId null if the command was refused
 * @param fault null if the command was executed
 * @param field path of the field of the fault in the wire format; null if the fault is of no single
 *     field
 * @param sendCheck whether a change waits for a reviewer
 */
public record CardResult(
    @Nullable String cardId, @Nullable CardFault fault, @Nullable String field, boolean sendCheck) {

  public static CardResult done(String cardId) {
    return done(cardId, false);
  }

  static CardResult done(String cardId, boolean sendCheck) {
    return new CardResult(cardId, null, null, sendCheck);
  }

  public static CardResult refused(CardFault fault, @Nullable String field) {
    return new CardResult(null, fault, field, false);
  }

  static CardResult refused(InvalidDesign invalid) {
    return refused(invalid.fault(), invalid.field());
  }

  public boolean isDone() {
    return fault == null;
  }
}
