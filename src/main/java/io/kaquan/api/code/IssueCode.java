package io.kaquan.api.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.distribution.delivery.ClaimLinks;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/issue}: the merchant's server issues a coupon to a consumer. Whoever opens the
 * {@code claim_url} in the reply first and signs in owns the openid. Not a call of WeChat's.
 */
@Component
class IssueCode implements NumberedCall {
  private static final int MAX_CHANNEL_BYTES = 128;

  private final Coupons coupons;
  private final ClaimLinks links;

  IssueCode(Coupons coupons, ClaimLinks links) {
    this.coupons = coupons;
    this.links = links;
  }

  @Override
  public String path() {
    return "/card/code/issue";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    String cardId = payload.required("card_id", CommonErrcode.NO_CARD_ID);
    String openid = payload.required("openid", CommonErrcode.NO_OPENID);
    String code = payload.text("code");
    CouponCommand.Issue command =
        new CouponCommand.Issue(
            caller.appid(),
            CardId.parse(cardId).orElseThrow(() -> new CallRefused(CommonErrcode.BAD_CARD_ID)),
            OpenId.parse(openid).orElse(null),
            code == null
                ? null
                : CouponCode.parse(code).orElseThrow(() -> new CallRefused(CodeErrcode.BAD_CODE)),
            payload.text("outer_str", MAX_CHANNEL_BYTES),
            payload.text("out_request_no"),
            Actor.api(caller.address()));
    return reply(coupons.execute(command));
  }

  @Override
  public String operation() {
    return "ISSUE";
  }

  @Override
  public Reply reply(CouponResult result) {
    return result.fold(this::done, refusal -> Reply.refused(CodeErrcode.of(refusal)));
  }

  private Reply done(Coupon coupon) {
    ObjectNode answer = Reply.ok().put("code", coupon.code().value());
    answer.putObject("card").put("card_id", coupon.cardId().value());
    return Reply.of(
        answer
            .put("begin_time", coupon.begin().getEpochSecond())
            .put("end_time", coupon.end().getEpochSecond())
            .put(
                "claim_url",
                links.to(
                    new ClaimLinks.Claim(
                        coupon.appid().value(),
                        coupon.openid().value(),
                        coupon.cardId().value(),
                        coupon.code().value()))));
  }
}
