package io.kaquan.api.code;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/update}: gives a new code to a coupon whose code the merchant made. Some
 * programs write {@code newcode} instead of {@code new_code}.
 */
@Component
class UpdateCode implements Call {
  private final Coupons coupons;

  UpdateCode(Coupons coupons) {
    this.coupons = coupons;
  }

  @Override
  public String path() {
    return "/card/code/update";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    NamedCoupon named = NamedCoupon.of(payload);
    String newCode =
        payload.required(payload.has("new_code") ? "new_code" : "newcode", CommonErrcode.NO_CODE);
    return coupons
        .execute(
            new CouponCommand.Recode(
                caller.appid(),
                named.code(),
                named.cardId(),
                CouponCode.parse(newCode).orElseThrow(() -> new CallRefused(CodeErrcode.BAD_CODE)),
                Actor.api(caller.address())))
        .fold(done -> Reply.of(Reply.ok()), why -> Reply.refused(CodeErrcode.of(why)));
  }
}
