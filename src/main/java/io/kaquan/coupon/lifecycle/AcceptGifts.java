package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.code.CouponCodes;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_AcceptGifts in coupon-lifecycle.bpmn: friends get coupons with new codes, and the givers'
 * coupons end. The friend's limit and the card's stock stay as they are: nothing is claimed.
 */
@Component
class AcceptGifts implements JavaDelegate {
  private final TransitionRunner runner;
  private final CouponCodes codes;

  AcceptGifts(TransitionRunner runner, CouponCodes codes) {
    this.runner = runner;
    this.codes = codes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    runner.run(Transition.ACCEPT, this::judge);
  }

  private Ruling judge(
      CouponCommand.Accept command, StoredCoupon coupon, CardTerms card, Instant now) {
    return Rules.accept(coupon, command.gift(), command.openid(), now)
        .map(Ruling::no)
        .orElseGet(
            () ->
                Ruling.yes(EntryKind.GIFTED, coupon.ended(CouponStatus.GIFT_SUCC))
                    .bearing(coupon.handedTo(command.openid(), codes.next())));
  }
}
