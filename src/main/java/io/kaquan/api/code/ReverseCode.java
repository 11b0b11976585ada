package io.kaquan.api.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/reverse}: reverses the last redemption of a coupon, with a reason (撤销核销). Not a
 * call of WeChat's.
 */
@Component
class ReverseCode implements NumberedCall {
  private static final int MAX_REASON_BYTES = 3 * 256;

  private final Coupons coupons;

  ReverseCode(Coupons coupons) {
    this.coupons = coupons;
  }

  @Override
  public String path() {
    return "/card/code/reverse";
  }

  @Override
  public String operation() {
    return "REVERSE";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    NamedCoupon named = NamedCoupon.of(payload);
    String reason = payload.text("reason", MAX_REASON_BYTES);
    if (reason == null || reason.isBlank()) {
      throw new CallRefused(CommonErrcode.NO_FIELD, "reason");
    }
    return reply(
        coupons.execute(
            new CouponCommand.Reverse(
                caller.appid(),
                named.code(),
                named.cardId(),
                reason,
                payload.text("out_request_no"),
                Actor.api(caller.address()))));
  }

  @Override
  public Reply reply(CouponResult result) {
    return result.fold(ReverseCode::done, why -> Reply.refused(CodeErrcode.of(why)));
  }

  private static Reply done(Coupon coupon) {
    ObjectNode answer = Reply.ok();
    answer.putObject("card").put("card_id", coupon.cardId().value());
    return Reply.of(
        answer
            .put("openid", coupon.openid().value())
            .put("user_card_status", coupon.status().name()));
  }
}
