package io.kaquan.api.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/consume}: uses a coupon, exactly once. {@code amount} (分) and {@code
 * out_request_no} are ours.
 */
@Component
class ConsumeCode implements NumberedCall {
  private static final long MOST_FEN = 1_000_000_000_000L;

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
    CouponCommand.Redeem order =
        new CouponCommand.Redeem(
            caller.appid(),
            payload.needed("code", CommonErrcode.NO_CODE),
            payload.text("card_id"),
            payload.number("amount", 0, MOST_FEN, CommonErrcode.BAD_ARGS),
            payload.text("location_id", 64),
            payload.text("out_request_no"),
            caller.by());
    return reply(coupons.execute(order));
  }

  @Override
  public String operation() {
    return "REDEEM";
  }

  @Override
  public Reply reply(CouponResult answer) {
    return answer.fold(ConsumeCode::done, refusal -> Reply.refused(CodeErrcode.of(refusal), null));
  }

  private static Reply done(Coupon coupon) {
    ObjectNode answer = Reply.ok();
    answer.putObject("card").put("card_id", coupon.cardId());
    return Reply.of(answer.put("openid", coupon.openid()));
  }
}
