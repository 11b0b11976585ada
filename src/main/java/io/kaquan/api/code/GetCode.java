package io.kaquan.api.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/get}: the status of a coupon. An error if the coupon cannot be redeemed, unless
 * {@code check_consume} is false.
 */
@Component
class GetCode implements Call {
  private final Coupons coupons;

  GetCode(Coupons coupons) {
    this.coupons = coupons;
  }

  @Override
  public String path() {
    return "/card/code/get";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    NamedCoupon named = NamedCoupon.of(payload);
    boolean check = payload.flag("check_consume", true);
    return coupons
        .lookUp(caller.appid(), named.code(), named.cardId(), Actor.api(caller.address()))
        .fold(
            coupon -> answer(coupon, coupons.whyNotRedeemable(coupon, null), check),
            refusal -> Reply.refused(CodeErrcode.of(refusal)));
  }

  private static Reply answer(Coupon coupon, Optional<Refusal> refusal, boolean check) {
    if (check && refusal.isPresent()) {
      return Reply.refused(CodeErrcode.ofCheck(refusal.get()), null);
    }
    ObjectNode answer = Reply.ok();
    ObjectNode card =
        answer
            .putObject("card")
            .put("card_id", coupon.cardId().value())
            .put("begin_time", coupon.begin().getEpochSecond())
            .put("end_time", coupon.end().getEpochSecond());
    answer.put("openid", coupon.openid().value());
    for (ObjectNode place : new ObjectNode[] {card, answer}) {
      place.put("can_consume", refusal.isEmpty()).put("user_card_status", coupon.status().name());
    }
    return Reply.of(answer.put("outer_str", Objects.requireNonNullElse(coupon.outerStr(), "")));
  }
}
