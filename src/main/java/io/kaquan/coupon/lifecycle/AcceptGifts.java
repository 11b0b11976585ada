package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.code.CouponCodes;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_AcceptGifts in coupon-lifecycle.bpmn: friends get new codes, the givers' end. The friend's
 * limit and the card's stock are not touched: nothing was claimed anew.
 */
@Component
class AcceptGifts implements JavaDelegate {
  private final TransitionRunner passages;
  private final CouponCodes codes;

  AcceptGifts(TransitionRunner passages, CouponCodes codes) {
    this.passages = passages;
    this.codes = codes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    passages.carry(Transition.ACCEPT, this::judge);
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
