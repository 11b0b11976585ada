package io.kaquan.coupon.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.kaquan.card.lifecycle.Terms;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.lifecycle.CouponRepository.CodeKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_RecodeCoupons in coupon-lifecycle.bpmn: gives coupons with merchants' own codes new ones.
 */
@Component
class RecodeCoupons implements JavaDelegate {
  private final Passages passages;
  private final CouponRepository repository;

  RecodeCoupons(Passages passages, CouponRepository repository) {
    this.passages = passages;
    this.repository = repository;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<Item<Order.Recode>> items = Batches.current();
    Set<CodeKey> taken =
        new HashSet<>(
            repository.taken(
                items.stream()
                    .map(Item::order)
                    .map(order -> new CodeKey(order.newCode(), order.cardId()))
                    .collect(toSet())));
    List<Entry> entries =
        passages.carry(
            Arrow.RECODE,
            (Order.Recode order, Row coupon, Terms card, Instant now) ->
                judge(order, coupon, taken, now));
    execution.setVariable(
        Arrow.KEPT_NORMAL, Passages.into(entries, EntryKind.RECODED, CouponStatus.NORMAL));
    execution.setVariable(
        Arrow.KEPT_RETURNED, Passages.into(entries, EntryKind.RECODED, CouponStatus.GIFT_TIMEOUT));
  }

  private static Verdict judge(Order.Recode order, Row coupon, Set<CodeKey> taken, Instant now) {
    Optional<Refusal> why = Rules.recode(coupon, order.newCode(), now);
    if (why.isPresent()) {
      return Verdict.no(why.get());
    }
    return taken.add(new CodeKey(order.newCode(), coupon.scope()))
        ? Verdict.yes(EntryKind.RECODED, coupon.withCode(order.newCode()))
        : Verdict.no(Refusal.CODE_TAKEN);
  }
}
