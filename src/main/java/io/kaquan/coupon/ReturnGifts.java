package io.kaquan.coupon;

import io.kaquan.ledger.EntryKind;
import io.kaquan.card.Terms;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ReturnGifts in coupon-lifecycle.bpmn: gives coupons that a friend did not take back to their givers. */
@Component
class ReturnGifts implements JavaDelegate {
  private final Passages passages;

  ReturnGifts(Passages passages) {
    this.passages = passages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    passages.carry(Arrow.RETURN, (Order.TakeBack order, Row coupon, Terms card, Instant now) ->
        Rules.takeBack(coupon, order.gift(), now).map(Verdict::no)
            .orElseGet(() -> Verdict.yes(EntryKind.GIFT_RETURNED, coupon.returned())));
  }
}
