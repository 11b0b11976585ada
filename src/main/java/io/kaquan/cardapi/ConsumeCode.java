package io.kaquan.cardapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.coupon.Coupon;
import io.kaquan.coupon.Coupons;
import io.kaquan.coupon.RedeemOrder;
import io.kaquan.coupon.Source;
import org.springframework.stereotype.Component;

/** {@code /card/code/consume}: uses a coupon, exactly once. {@code amount} (分) and {@code out_request_no} are ours. */
@Component
class ConsumeCode implements Call {
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
    RedeemOrder order = new RedeemOrder(caller.appid(), payload.needed("code", Errcode.NO_CODE),
        payload.text("card_id"), payload.number("amount", 0, MOST_FEN, Errcode.BAD_ARGS), null,
        payload.text("location_id", 64), payload.text("out_request_no"), Source.API);
    return coupons.redeem(order).fold(ConsumeCode::done, refusal -> Reply.refused(Errcode.of(refusal), null));
  }

  private static Reply done(Coupon coupon) {
    ObjectNode answer = Reply.ok();
    answer.putObject("card").put("card_id", coupon.cardId());
    return Reply.of(answer.put("openid", coupon.openid()));
  }
}
