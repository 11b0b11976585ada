package io.kaquan.coupon;

import io.kaquan.card.Cards;
import io.kaquan.card.Terms;
import io.kaquan.ledger.Entry;
import io.kaquan.ledger.EntryKind;
import io.kaquan.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RedeemCoupons in coupon-lifecycle.bpmn: uses a batch of coupons, each exactly once. */
@Component
class RedeemCoupons implements JavaDelegate {
  private final CouponRepository repository;
  private final Cards cards;
  private final Ledger ledger;
  private final RequestNumbers numbers;
  private final Clock clock;

  RedeemCoupons(CouponRepository repository, Cards cards, Ledger ledger, RequestNumbers numbers, Clock clock) {
    this.repository = repository;
    this.cards = cards;
    this.ledger = ledger;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<Item<RedeemOrder>> items = Batches.current();
    Instant now = clock.instant();
    numbers.replay(Arrow.REDEEM, items);
    List<Item<RedeemOrder>> wanted = RequestNumbers.leaders(items);
    LockedCoupons locked = new LockedCoupons(repository.lock(wanted.stream().map(Item::wish).toList()));
    Map<String, Terms> terms = cards.terms(locked.cardIds());
    List<Entry> entries = new ArrayList<>();
    for (Item<RedeemOrder> item : wanted) {
      RedeemOrder order = item.order();
      locked.choose(item.wish()).ifPresentOrElse(row -> {
        Terms card = terms.get(row.cardId());
        Optional<Refusal> why = Rules.redeem(row, card, now);
        if (why.isPresent()) {
          item.refuse(why.get());
        } else {
          Row used = row.moved(Rules.isUsedMoreThanOnce(card) ? row.status() : CouponStatus.CONSUMED, now,
              row.used() + 1, row.reversals());
          locked.moved(used);
          item.done(used.coupon(now));
          entries.add(entry(order, row, used, Rules.worth(order, card), now));
        }
      }, () -> item.refuse(locked.whyNot(item.wish())));
    }
    if (!entries.isEmpty()) {
      repository.move(locked.steps());
    }
    ledger.write(entries, Item.attempts(wanted, Arrow.REDEEM, now));
    numbers.remember(Arrow.REDEEM, wanted, now);
    RequestNumbers.followLeaders(items, wanted);
    if (entries.isEmpty()) {
      throw new BpmnError(Arrow.EVERY_ITEM_REFUSED);
    }
  }

  private static Entry entry(RedeemOrder order, Row before, Row after, long amountFen, Instant now) {
    return new Entry(now, after.merchantId(), after.appid(), after.cardId(), after.code(), EntryKind.REDEEMED,
        Arrow.REDEEM.name(), before.status().name(), after.status().name(), after.openid(), amountFen,
        order.locationId(), order.clerk(), order.source().name(), order.requestNumber(), after.outerStr(), null);
  }
}
