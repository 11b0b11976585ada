package io.kaquan.api.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * {@code /card/code/consume}: redeems a coupon, exactly once. WeChat has no {@code amount} (分) and
 * no {@code out_request_no}.
 */
@Component
class ConsumeCode implements NumberedCall {
  private static final long MAX_FEN = 1_000_000_000_000L;

  private final Coupons coupons;

  ConsumeCode(Coupons coupons) {
    this.coupons = coupons;
  }

  @Override
  public String path() {
    return "/card/code/consume";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    NamedCoupon named = NamedCoupon.of(payload);
    CouponCommand.Redeem command =
        new CouponCommand.Redeem(
            caller.appid(),
            named.code(),
            named.cardId(),
            payload.number("amount", 0, MAX_FEN, CommonErrcode.BAD_ARGS),
            payload.text("location_id", 64),
            payload.text("out_request_no"),
            Actor.api(caller.address()));
    return reply(coupons.execute(command));
  }

  @Override
  public String operation() {
    return "REDEEM";
  }

  @Override
  public Reply reply(CouponResult result) {
    return result.fold(ConsumeCode::done, refusal -> Reply.refused(CodeErrcode.of(refusal)));
  }

  private static Reply done(Coupon coupon) {
    ObjectNode answer = Reply.ok();
    answer.putObject("card").put("card_id", coupon.cardId().value());
    return Reply.of(answer.put("openid", coupon.openid().value()));
  }
}
