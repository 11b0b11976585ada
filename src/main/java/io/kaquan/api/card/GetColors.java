package io.kaquan.api.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.card.design.CardColor;
import org.springframework.stereotype.Component;

/** {@code /card/getcolors}, by GET or POST: the colours a card may have. */
@Component
class GetColors implements Call {

  @Override
  public String path() {
    return "/card/getcolors";
  }

  @Override
  public boolean takesNoInput() {
    return true;
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    ObjectNode answer = Reply.ok();
    ArrayNode colors = answer.putArray("colors");
    for (CardColor color : CardColor.values()) {
      colors.addObject().put("name", color.wireName()).put("value", color.hex());
    }
    return Reply.of(answer);
  }
}
