package io.kaquan.api.code;

import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import java.util.List;

/** The card and the list of its codes that some calls are about. */
record CodeList(String cardId, List<String> codes) {
  private static final int MOST = 100;

  /**
   * @throws CallRefused where the card is another's, or the list is empty, too long, or holds an
   *     empty code
   */
  static CodeList of(Caller caller, Payload payload, Cards cards) {
    String cardId = card(caller, payload, cards).terms().cardId();
    if (!payload.has("code")) {
      throw new CallRefused(CommonErrcode.NO_CODE);
    }
    List<String> codes = payload.texts("code");
    if (codes.isEmpty() || codes.stream().anyMatch(String::isBlank)) {
      throw new CallRefused(CodeErrcode.EMPTY_CODE);
    }
    if (codes.size() > MOST) {
      throw new CallRefused(CodeErrcode.TOO_MANY_CODES);
    }
    return new CodeList(cardId, codes);
  }

  /**
   * @throws CallRefused where the card is unknown, another's, or deleted
   */
  static Card card(Caller caller, Payload payload, Cards cards) {
    return cards
        .find(caller.appid(), payload.needed("card_id", CommonErrcode.NO_CARD_ID).strip())
        .filter(card -> card.terms().status() != CardStatus.DELETE)
        .orElseThrow(() -> new CallRefused(CommonErrcode.BAD_CARD_ID));
  }
}
