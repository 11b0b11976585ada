package io.kaquan.coupon;

import io.kaquan.card.Cards;
import io.kaquan.card.Terms;
import io.kaquan.ledger.Entry;
import io.kaquan.ledger.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_VoidCoupons in coupon-lifecycle.bpmn: makes coupons unavailable for good. */
@Component
class VoidCoupons implements JavaDelegate {
  private final Passages passages;
  private final Cards cards;

  VoidCoupons(Passages passages, Cards cards) {
    this.passages = passages;
    this.cards = cards;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<Entry> entries = passages.carry(Arrow.VOID, (Order.Void order, Row coupon, Terms card, Instant now) ->
        Rules.makeVoid(coupon, now).map(Verdict::no)
            .orElseGet(() -> Verdict.yes(EntryKind.VOIDED, coupon.ended(CouponStatus.UNAVAILABLE))));
    SortedMap<String, Long> gone = new TreeMap<>();
    entries.stream().filter(entry -> CouponStatus.DEPOSITED.name().equals(entry.from()))
        .forEach(entry -> gone.merge(entry.cardId(), 1L, Long::sum));
    cards.takeDeposited(gone);
  }
}
