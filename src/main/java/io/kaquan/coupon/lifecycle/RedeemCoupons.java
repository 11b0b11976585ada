package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RedeemCoupons in coupon-lifecycle.bpmn: uses a batch of coupons, each exactly once. */
@Component
class RedeemCoupons implements JavaDelegate {
  private final TransitionRunner runner;
  private final Redeemability redeemability;

  RedeemCoupons(TransitionRunner runner, Redeemability redeemability) {
    this.runner = runner;
    this.redeemability = redeemability;
  }

  @Override
  public void execute(DelegateExecution execution) {
    runner.run(Transition.REDEEM, this::judge);
  }

  private Ruling judge(
      CouponCommand.Redeem command, StoredCoupon coupon, CardTerms card, Instant now) {
    return redeemability
        .against(coupon, card, command.locationId(), now)
        .map(Ruling::no)
        .orElseGet(
            () ->
                Ruling.yes(EntryKind.REDEEMED, coupon.redeemed(now, Rules.isUsedMoreThanOnce(card)))
                    .worth(Rules.worth(command, card)));
  }
}
