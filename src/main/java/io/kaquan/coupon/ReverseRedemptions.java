package io.kaquan.coupon;

import io.kaquan.ledger.Entry;
import io.kaquan.ledger.EntryKind;
import io.kaquan.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ReverseRedemptions in coupon-lifecycle.bpmn: takes back a batch of redemptions. */
@Component
class ReverseRedemptions implements JavaDelegate {
  private final CouponRepository repository;
  private final Ledger ledger;
  private final RequestNumbers numbers;
  private final Clock clock;

  ReverseRedemptions(CouponRepository repository, Ledger ledger, RequestNumbers numbers, Clock clock) {
    this.repository = repository;
    this.ledger = ledger;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<Item<ReverseOrder>> items = Batches.current();
    Instant now = clock.instant();
    numbers.replay(Arrow.REVERSE, items);
    List<Item<ReverseOrder>> wanted = RequestNumbers.leaders(items);
    LockedCoupons locked = new LockedCoupons(repository.lock(wanted.stream().map(Item::wish).toList()));
    List<Entry> entries = new ArrayList<>();
    for (Item<ReverseOrder> item : wanted) {
      locked.choose(item.wish()).ifPresentOrElse(row -> {
        Optional<Refusal> why = Rules.reverse(row, now);
        if (why.isPresent()) {
          item.refuse(why.get());
        } else {
          CouponStatus next = row.isOver(now) ? CouponStatus.EXPIRE : CouponStatus.NORMAL;
          Row back = row.moved(next, null, row.used() - 1, row.reversals() + 1);
          locked.moved(back);
          item.done(back.coupon(now));
          entries.add(entry(item.order(), row, back, now));
        }
      }, () -> item.refuse(locked.whyNot(item.wish())));
    }
    if (!entries.isEmpty()) {
      repository.move(locked.steps());
    }
    ledger.write(entries, Item.attempts(wanted, Arrow.REVERSE, now));
    numbers.remember(Arrow.REVERSE, wanted, now);
    RequestNumbers.followLeaders(items, wanted);
    if (entries.isEmpty()) {
      throw new BpmnError(Arrow.EVERY_ITEM_REFUSED);
    }
    execution.setVariable(Arrow.BACK_IN_HAND, into(entries, CouponStatus.NORMAL));
    execution.setVariable(Arrow.BACK_EXPIRED, into(entries, CouponStatus.EXPIRE));
  }

  private static long into(List<Entry> entries, CouponStatus status) {
    return entries.stream().filter(entry -> entry.to().equals(status.name())).count();
  }

  private static Entry entry(ReverseOrder order, Row before, Row after, Instant now) {
    return new Entry(now, after.merchantId(), after.appid(), after.cardId(), after.code(), EntryKind.REVERSED,
        Arrow.REVERSE.name(), before.status().name(), after.status().name(), after.openid(), 0, null, order.clerk(),
        order.source().name(), order.requestNumber(), after.outerStr(), order.reason());
  }
}
