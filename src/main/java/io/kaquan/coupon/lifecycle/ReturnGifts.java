package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ReturnGifts in coupon-lifecycle.bpmn: gives coupons that were offered back to their givers.
 * After a day they are the givers' again by the clock, and the system only writes it down.
 */
@Component
class ReturnGifts implements JavaDelegate {
  private final TransitionRunner runner;

  ReturnGifts(TransitionRunner runner) {
    this.runner = runner;
  }

  @Override
  public void execute(DelegateExecution execution) {
    runner.run(Transition.RETURN, this::judge);
  }

  private Ruling judge(
      CouponCommand.TakeBack command, StoredCoupon coupon, CardTerms card, Instant now) {
    if (command.by().source() == Source.SYSTEM && coupon.status() == CouponStatus.GIFT_TIMEOUT) {
      return Ruling.byTheClock(coupon);
    }
    return Rules.takeBack(coupon, command.gift(), now)
        .map(Ruling::no)
        .orElseGet(() -> Ruling.yes(EntryKind.GIFT_RETURNED, coupon.returned()));
  }
}
