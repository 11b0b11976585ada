package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ReverseRedemptions in coupon-lifecycle.bpmn: takes back a batch of redemptions. */
@Component
class ReverseRedemptions implements JavaDelegate {
  private final TransitionRunner runner;

  ReverseRedemptions(TransitionRunner runner) {
    this.runner = runner;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<Entry> entries = runner.run(Transition.REVERSE, ReverseRedemptions::judge);
    execution.setVariable(
        Transition.BACK_IN_HAND,
        TransitionRunner.into(entries, EntryKind.REVERSED, CouponStatus.NORMAL));
    execution.setVariable(
        Transition.BACK_EXPIRED,
        TransitionRunner.into(entries, EntryKind.REVERSED, CouponStatus.EXPIRE));
  }

  private static Ruling judge(
      CouponCommand.Reverse command, StoredCoupon coupon, CardTerms card, Instant now) {
    return Rules.reverse(coupon, card, command.approvedBy() != null, now)
        .map(Ruling::no)
        .orElseGet(
            () ->
                Ruling.yes(
                    EntryKind.REVERSED,
                    coupon.reversed(
                        coupon.isOver(now) ? CouponStatus.EXPIRE : CouponStatus.NORMAL)));
  }
}
