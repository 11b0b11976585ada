package io.kaquan.api.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.CardResult;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code /card/create}: sends a new card to review. */
@Component
class CreateCard implements Call {
  private final CardCommands commands;

  CreateCard(CardCommands commands) {
    this.commands = commands;
  }

  @Override
  public String path() {
    return "/card/create";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    JsonNode card = Objects.requireNonNullElse(payload.raw("card"), MissingNode.getInstance());
    if (!card.isObject() && !card.isMissingNode()) {
      return Reply.refused(CommonErrcode.BAD_DATA, "card");
    }
    CardResult answer = commands.create(caller.appid().value(), card, false);
    CardFault fault = answer.fault();
    return fault == null
        ? Reply.of(Reply.ok().put("card_id", answer.cardId()))
        : Reply.refused(CardErrcode.ofCreate(fault), answer.field());
  }
}
