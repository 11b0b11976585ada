package io.kaquan.coupon.lifecycle;

import io.kaquan.card.lifecycle.Terms;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_DeleteCoupons in coupon-lifecycle.bpmn: takes coupons out of their holders' wallets for
 * good.
 */
@Component
class DeleteCoupons implements JavaDelegate {
  private final Passages passages;

  DeleteCoupons(Passages passages) {
    this.passages = passages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    passages.carry(
        Arrow.DELETE,
        (Order.Delete order, Row coupon, Terms card, Instant now) ->
            Rules.delete(coupon, order.openid(), now)
                .map(Verdict::no)
                .orElseGet(
                    () -> Verdict.yes(EntryKind.DELETED, coupon.ended(CouponStatus.DELETE))));
  }
}
