package io.kaquan.coupon.lifecycle;

import io.kaquan.card.lifecycle.Terms;
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
  private final Passages passages;

  ReverseRedemptions(Passages passages) {
    this.passages = passages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<Entry> entries = passages.carry(Arrow.REVERSE, ReverseRedemptions::judge);
    execution.setVariable(
        Arrow.BACK_IN_HAND, Passages.into(entries, EntryKind.REVERSED, CouponStatus.NORMAL));
    execution.setVariable(
        Arrow.BACK_EXPIRED, Passages.into(entries, EntryKind.REVERSED, CouponStatus.EXPIRE));
  }

  private static Verdict judge(Order.Reverse order, Row coupon, Terms card, Instant now) {
    return Rules.reverse(coupon, card, order.approvedBy() != null, now)
        .map(Verdict::no)
        .orElseGet(
            () ->
                Verdict.yes(
                    EntryKind.REVERSED,
                    coupon.reversed(
                        coupon.isOver(now) ? CouponStatus.EXPIRE : CouponStatus.NORMAL)));
  }
}
