package io.kaquan.card;

/**
 * What became of a request about a card: exactly one of the two is set.
 *
 * @param field the field that is at fault, as the merchant wrote it; null where none is
 */
public record CardAnswer(String cardId, CardFault fault, String field) {

  public static CardAnswer done(String cardId) {
    return new CardAnswer(cardId, null, null);
  }

  public static CardAnswer refused(CardFault fault, String field) {
    return new CardAnswer(null, fault, field);
  }

  public boolean isDone() {
    return fault == null;
  }
}
