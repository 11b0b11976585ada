package io.kaquan.coupon.lifecycle;

import io.kaquan.card.lifecycle.Terms;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ReturnGifts in coupon-lifecycle.bpmn: gives coupons that a friend did not take back to their
 * givers. After a day the clock has done so already, and the house comes to write it down.
 */
@Component
class ReturnGifts implements JavaDelegate {
  private final Passages passages;

  ReturnGifts(Passages passages) {
    this.passages = passages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    passages.carry(Arrow.RETURN, this::judge);
  }

  private Verdict judge(Order.TakeBack order, Row coupon, Terms card, Instant now) {
    if (order.by().source() == Source.HOUSE && coupon.status() == CouponStatus.GIFT_TIMEOUT) {
      return Verdict.byTheClock(coupon);
    }
    return Rules.takeBack(coupon, order.gift(), now)
        .map(Verdict::no)
        .orElseGet(() -> Verdict.yes(EntryKind.GIFT_RETURNED, coupon.returned()));
  }
}
