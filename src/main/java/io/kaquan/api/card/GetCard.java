package io.kaquan.api.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardType;
import org.springframework.stereotype.Component;

/** {@code /card/get}: the card as the merchant last sent it, even if it is deleted. */
@Component
class GetCard implements Call {
  private final Cards cards;

  GetCard(Cards cards) {
    this.cards = cards;
  }

  @Override
  public String path() {
    return "/card/get";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    String cardId = payload.required("card_id", CommonErrcode.NO_CARD_ID);
    return cards
        .find(caller.appid().value(), cardId)
        .map(card -> Reply.of(Reply.ok().set("card", shape(card))))
        .orElseGet(() -> Reply.refused(CommonErrcode.BAD_CARD_ID));
  }

  private static ObjectNode shape(Card card) {
    CardType type = card.terms().type();
    ObjectNode body = Reply.bare();
    body.set("base_info", baseInfo(card));
    card.content().properties().stream()
        .filter(field -> !field.getKey().equals("base_info"))
        .forEach(field -> body.set(field.getKey(), field.getValue()));
    ObjectNode shape = Reply.bare().put("card_type", type.name());
    shape.set(type.wireName(), body);
    return shape;
  }

  private static ObjectNode baseInfo(Card card) {
    ObjectNode base = Reply.bare().put("id", card.terms().cardId());
    base.setAll((ObjectNode) card.content().get("base_info"));
    base.put("color", card.color());
    base.put("status", card.terms().status().wireName());
    base.putObject("sku").put("quantity", card.stock()).put("total_quantity", card.totalStock());
    base.put("create_time", card.createdAt().getEpochSecond());
    base.put("update_time", card.updatedAt().getEpochSecond());
    return base;
  }
}
