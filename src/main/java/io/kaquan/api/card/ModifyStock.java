package io.kaquan.api.card;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.CardResult;
import org.springframework.stereotype.Component;

/** {@code /card/modifystock}. */
@Component
class ModifyStock implements Call {
  private static final long MOST = 100_000_000;

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
    String cardId = payload.needed("card_id", CommonErrcode.NO_CARD_ID);
    Long more = payload.number("increase_stock_value", 0, MOST, CardErrcode.BAD_QUANTITY);
    Long less = payload.number("reduce_stock_value", 0, MOST, CardErrcode.BAD_QUANTITY);
    if (more == null && less == null) {
      return Reply.refused(CommonErrcode.NO_FIELD, "increase_stock_value");
    }
    CardResult answer =
        commands.changeStock(caller.appid(), cardId, orNothing(more) - orNothing(less));
    return answer.isDone()
        ? Reply.of(Reply.ok())
        : Reply.refused(CardErrcode.of(answer.fault()), answer.field());
  }

  private static long orNothing(Long said) {
    return said == null ? 0 : said;
  }
}
