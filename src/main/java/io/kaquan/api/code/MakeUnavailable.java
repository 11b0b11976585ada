package io.kaquan.api.code;

import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/unavailable}: voids a coupon for good. WeChat has no {@code out_request_no}.
 */
@Component
class MakeUnavailable implements NumberedCall {
  private static final int MAX_REASON_BYTES = 3 * 256;

  private final Coupons coupons;

  MakeUnavailable(Coupons coupons) {
    this.coupons = coupons;
  }

  @Override
  public String path() {
    return "/card/code/unavailable";
  }

  @Override
  public String operation() {
    return "VOID";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    NamedCoupon named = NamedCoupon.of(payload);
    return reply(
        coupons.execute(
            new CouponCommand.Void(
                caller.appid(),
                named.code(),
                named.cardId(),
                payload.text("reason", MAX_REASON_BYTES),
                payload.text("out_request_no"),
                Actor.api(caller.address()))));
  }

  @Override
  public Reply reply(CouponResult result) {
    return result.fold(done -> Reply.of(Reply.ok()), why -> Reply.refused(CodeErrcode.of(why)));
  }
}
