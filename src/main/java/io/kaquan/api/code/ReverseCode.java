package io.kaquan.api.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.CallRefused;
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
 * {@code /card/code/reverse}, ours: takes the last redemption of a coupon back, with a reason
 * (撤销核销).
 */
@Component
class ReverseCode implements NumberedCall {
  private static final int LONGEST_REASON = 3 * 256;

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
    String code = payload.needed("code", CommonErrcode.NO_CODE);
    String reason = payload.text("reason", LONGEST_REASON);
    if (reason == null || reason.isBlank()) {
      throw new CallRefused(CommonErrcode.NO_FIELD, "reason");
    }
    return reply(
        coupons.execute(
            new CouponCommand.Reverse(
                caller.appid(),
                code,
                payload.text("card_id"),
                reason,
                payload.text("out_request_no"),
                caller.by())));
  }

  @Override
  public Reply reply(CouponResult answer) {
    return answer.fold(ReverseCode::done, why -> Reply.refused(CodeErrcode.of(why), null));
  }

  private static Reply done(Coupon coupon) {
    ObjectNode answer = Reply.ok();
    answer.putObject("card").put("card_id", coupon.cardId());
    return Reply.of(
        answer.put("openid", coupon.openid()).put("user_card_status", coupon.status().name()));
  }
}
