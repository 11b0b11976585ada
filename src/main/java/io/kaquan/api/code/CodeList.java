package io.kaquan.api.code;

import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import java.util.List;

/** A card of the caller and a list of codes, which some calls are about. */
record CodeList(Card card, List<String> codes) {
  private static final int MAX_CODES = 100;

  /**
   * @throws CallRefused if the card does not belong to the caller or is deleted, or if the list is
   *     absent, empty, longer than a hundred, or contains an empty code
   */
  static CodeList of(Caller caller, Payload payload, Cards cards) {
    Card card = card(caller, payload, cards);
    if (!payload.has("code")) {
      throw new CallRefused(CommonErrcode.NO_CODE);
    }
    List<String> codes = payload.texts("code");
    if (codes.isEmpty() || codes.stream().anyMatch(String::isBlank)) {
      throw new CallRefused(CodeErrcode.EMPTY_CODE);
    }
    if (codes.size() > MAX_CODES) {
      throw new CallRefused(CodeErrcode.TOO_MANY_CODES);
    }
    return new CodeList(card, codes);
  }

  /**
   * @throws CallRefused if the card does not belong to the caller or is deleted
   */
  static Card card(Caller caller, Payload payload, Cards cards) {
    return cards
        .find(caller.appid().value(), payload.required("card_id", CommonErrcode.NO_CARD_ID).strip())
        .filter(card -> card.terms().status() != CardStatus.DELETE)
        .orElseThrow(() -> new CallRefused(CommonErrcode.BAD_CARD_ID));
  }
}
