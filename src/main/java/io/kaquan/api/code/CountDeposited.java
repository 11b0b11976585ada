package io.kaquan.api.code;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.card.lifecycle.Cards;
import org.springframework.stereotype.Component;

/** {@code /card/code/getdepositcount}: how many codes were taken in for a card. */
@Component
class CountDeposited implements Call {
  private final Cards cards;

  CountDeposited(Cards cards) {
    this.cards = cards;
  }

  @Override
  public String path() {
    return "/card/code/getdepositcount";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    return Reply.of(
        Reply.ok()
            .put("count", cards.deposited(CodeList.card(caller, payload, cards).terms().cardId())));
  }
}
