package io.kaquan.api.card;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.CardResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code /card/modifystock}: raises or lowers the stock of a card. */
@Component
class ModifyStock implements Call {
  private static final long MAX_CHANGE = 100_000_000;

  private final CardCommands commands;

  ModifyStock(CardCommands commands) {
    this.commands = commands;
  }

  @Override
  public String path() {
    return "/card/modifystock";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    String cardId = payload.required("card_id", CommonErrcode.NO_CARD_ID);
    Long increase = payload.number("increase_stock_value", 0, MAX_CHANGE, CardErrcode.BAD_QUANTITY);
    Long reduce = payload.number("reduce_stock_value", 0, MAX_CHANGE, CardErrcode.BAD_QUANTITY);
    if (increase == null && reduce == null) {
      return Reply.refused(CommonErrcode.NO_FIELD, "increase_stock_value");
    }
    CardResult answer =
        commands.changeStock(caller.appid().value(), cardId, orZero(increase) - orZero(reduce));
    CardFault fault = answer.fault();
    return fault == null
        ? Reply.of(Reply.ok())
        : Reply.refused(CardErrcode.of(fault), answer.field());
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
