package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_DeleteCoupons in coupon-lifecycle.bpmn: removes coupons from their holders' wallets for
 * good.
 */
@Component
class DeleteCoupons implements JavaDelegate {
  private final TransitionRunner runner;

  DeleteCoupons(TransitionRunner runner) {
    this.runner = runner;
  }

  @Override
  public void execute(DelegateExecution execution) {
    runner.run(
        Transition.DELETE,
        (CouponCommand.Delete command, StoredCoupon coupon, CardTerms card, Instant now) ->
            Rules.delete(coupon, command.openid(), now)
                .map(Ruling::no)
                .orElseGet(() -> Ruling.yes(EntryKind.DELETED, coupon.ended(CouponStatus.DELETE))));
  }
}
