package io.kaquan.api.code;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.stock.CardStocks;
import org.springframework.stereotype.Component;

/** {@code /card/code/getdepositcount}: how many codes are deposited for a card. */
@Component
class CountDeposited implements Call {
  private final Cards cards;
  private final CardStocks stocks;

  CountDeposited(Cards cards, CardStocks stocks) {
    this.cards = cards;
    this.stocks = stocks;
  }

  @Override
  public String path() {
    return "/card/code/getdepositcount";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    return Reply.of(
        Reply.ok()
            .put(
                "count", stocks.deposited(CodeList.card(caller, payload, cards).terms().cardId())));
  }
}
