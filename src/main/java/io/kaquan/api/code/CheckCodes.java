package io.kaquan.api.code;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Coupons;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /card/code/checkcode}: which of up to a hundred codes exist for a card. */
@Component
class CheckCodes implements Call {
  private final Coupons coupons;
  private final Cards cards;

  CheckCodes(Coupons coupons, Cards cards) {
    this.coupons = coupons;
    this.cards = cards;
  }

  @Override
  public String path() {
    return "/card/code/checkcode";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    CodeList list = CodeList.of(caller, payload, cards);
    if (!list.card().terms().customCode()) {
      // each call would be a hundred guesses at codes that the platform made
      throw new CallRefused(CommonErrcode.BAD_CARD_ID);
    }
    Set<CouponCode> existing =
        coupons.existing(
            caller.appid(),
            new CardId(list.card().terms().cardId()),
            list.codes().stream().flatMap(code -> CouponCode.parse(code).stream()).toList());
    ObjectNode answer = Reply.ok();
    ArrayNode exist = answer.putArray("exist_code");
    ArrayNode missing = answer.putArray("not_exist_code");
    list.codes()
        .forEach(
            code ->
                (CouponCode.parse(code).filter(existing::contains).isPresent() ? exist : missing)
                    .add(code));
    return Reply.of(answer);
  }
}
