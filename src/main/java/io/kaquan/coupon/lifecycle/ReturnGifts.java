package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ReturnGifts in coupon-lifecycle.bpmn: gives coupons that a friend did not take back to their
 * givers. After a day the clock has done so already, and the system comes to write it down.
 */
@Component
class ReturnGifts implements JavaDelegate {
  private final TransitionRunner passages;

  ReturnGifts(TransitionRunner passages) {
    this.passages = passages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    passages.carry(Transition.RETURN, this::judge);
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
