package io.kaquan.api.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.card.catalogue.CardPage;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /card/batchget}: the ids of the cards of an account, newest first. */
@Component
class ListCards implements Call {
  private static final long MAX_COUNT = 50;

  private final Cards cards;

  ListCards(Cards cards) {
    this.cards = cards;
  }

  @Override
  public String path() {
    return "/card/batchget";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    Long offset = payload.number("offset", 0, Integer.MAX_VALUE, CommonErrcode.BAD_ARGS);
    Long count = payload.number("count", 0, MAX_COUNT, CommonErrcode.BAD_ARGS_SIZE);
    CardPage page =
        cards.page(
            caller.appid().value(),
            offset == null ? 0 : offset.intValue(),
            (int) (count == null ? MAX_COUNT : count),
            statuses(payload));
    ObjectNode answer = Reply.ok();
    page.cardIds().forEach(answer.putArray("card_id_list")::add);
    return Reply.of(answer.put("total_num", page.total()));
  }

  private static Set<CardStatus> statuses(Payload payload) {
    Set<CardStatus> statuses = EnumSet.noneOf(CardStatus.class);
    for (String name : payload.texts("status_list")) {
      statuses.add(status(name));
    }
    return statuses;
  }

  /** Reads a status in its current spelling or in one of the older ones. */
  private static CardStatus status(String name) {
    return switch (name) {
      case "CARD_STATUS_NOT_VERIFY" -> CardStatus.NOT_VERIFY;
      case "CARD_STATUS_VERIFY_FAIL", "CARD_STATUS_VERIFY_FALL" -> CardStatus.VERIFY_FAIL;
      case "CARD_STATUS_VERIFY_OK" -> CardStatus.VERIFY_OK;
      case "CARD_STATUS_DISPATCH", "CARD_STATUS_USER_DISPATCH" -> CardStatus.DISPATCH;
      case "CARD_STATUS_DELETE", "CARD_STATUS_USER_DELETE" -> CardStatus.DELETE;
      default -> throw new CallRefused(CommonErrcode.BAD_ARGS, "status_list");
    };
  }
}
