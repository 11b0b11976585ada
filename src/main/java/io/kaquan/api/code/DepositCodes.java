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
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/deposit}: deposits up to a hundred codes that the merchant made. Each code
 * succeeds or fails on its own.
 */
@Component
class DepositCodes implements Call {
  private final Coupons coupons;
  private final Cards cards;

  DepositCodes(Coupons coupons, Cards cards) {
    this.coupons = coupons;
    this.cards = cards;
  }

  @Override
  public String path() {
    return "/card/code/deposit";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    CodeList list = CodeList.of(caller, payload, cards);
    if (!list.card().terms().deposited()) {
      throw new CallRefused(CommonErrcode.BAD_CARD_ID);
    }
    ObjectNode answer = Reply.ok();
    ArrayNode good = answer.putArray("succ_code");
    ArrayNode again = answer.putArray("duplicate_code");
    ArrayNode bad = answer.putArray("fail_code");
    List<Optional<Refusal>> outcomes =
        coupons
            .deposit(
                caller.appid(),
                new CardId(list.card().terms().cardId()),
                list.codes().stream().flatMap(code -> CouponCode.parse(code).stream()).toList(),
                Actor.api(caller.address()))
            .stream()
            .map(result -> result.fold(done -> Optional.<Refusal>empty(), Optional::of))
            .toList();
    if (outcomes.contains(Optional.of(Refusal.BUSY))) {
      throw new CallRefused(CommonErrcode.SYSTEM_ERROR);
    }
    if (outcomes.contains(Optional.of(Refusal.OUTCOME_UNKNOWN))) {
      throw new CallRefused(CodeErrcode.OUTCOME_UNKNOWN);
    }
    Iterator<Optional<Refusal>> next = outcomes.iterator();
    for (String code : list.codes()) {
      Optional<Refusal> why =
          CouponCode.parse(code).isPresent() ? next.next() : Optional.of(Refusal.BAD_CODE);
      ArrayNode where = why.isEmpty() ? good : why.get() == Refusal.CODE_TAKEN ? again : bad;
      where.add(code);
    }
    return Reply.of(answer);
  }
}
