package io.kaquan.coupon.lifecycle;

import io.kaquan.card.lifecycle.Terms;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RedeemCoupons in coupon-lifecycle.bpmn: uses a batch of coupons, each exactly once. */
@Component
class RedeemCoupons implements JavaDelegate {
  private final Passages passages;
  private final Usability usability;

  RedeemCoupons(Passages passages, Usability usability) {
    this.passages = passages;
    this.usability = usability;
  }

  @Override
  public void execute(DelegateExecution execution) {
    passages.carry(Arrow.REDEEM, this::judge);
  }

  private Verdict judge(Order.Redeem order, Row coupon, Terms card, Instant now) {
    return usability
        .against(coupon, card, order.locationId(), now)
        .map(Verdict::no)
        .orElseGet(
            () ->
                Verdict.yes(
                        EntryKind.REDEEMED, coupon.redeemed(now, Rules.isUsedMoreThanOnce(card)))
                    .worth(Rules.worth(order, card)));
  }
}
