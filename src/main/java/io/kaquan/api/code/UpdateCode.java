package io.kaquan.api.code;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/update}: a new code for a coupon with the merchant's own. Some programs write
 * {@code newcode}.
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
    String code = payload.needed("code", CommonErrcode.NO_CODE);
    String newCode =
        payload.needed(payload.has("new_code") ? "new_code" : "newcode", CommonErrcode.NO_CODE);
    return coupons
        .execute(
            new CouponCommand.Recode(
                caller.appid(), code, payload.text("card_id"), newCode, caller.by()))
        .fold(done -> Reply.of(Reply.ok()), why -> Reply.refused(CodeErrcode.of(why), null));
  }
}
