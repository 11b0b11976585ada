package io.kaquan.coupon.lifecycle;

import io.kaquan.card.lifecycle.Cards;
import io.kaquan.card.lifecycle.Terms;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What all arrows have in common that leave a coupon which is there: known request numbers are
 * answered, the rows locked in the order of their codes, each order judged by its arrow's rule in
 * the order of their coming, and what came of it written.
 */
@Component
class Passages {

  /**
   * The rule of one arrow. The coupon is as the clock says: a gift that nobody took in time is
   * back.
   */
  interface Rule<O extends Order> {
    Verdict judge(O order, Row coupon, Terms card, Instant now);
  }

  private final CouponRepository repository;
  private final LiveCodes live;
  private final Cards cards;
  private final Ledger ledger;
  private final RequestNumbers numbers;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  Passages(
      CouponRepository repository,
      LiveCodes live,
      Cards cards,
      Ledger ledger,
      RequestNumbers numbers,
      ApplicationEventPublisher news,
      Clock clock) {
    this.repository = repository;
    this.live = live;
    this.cards = cards;
    this.ledger = ledger;
    this.numbers = numbers;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Carries the batch of this transaction along the arrow; gives what it wrote, never nothing.
   *
   * @throws RuntimeException the error event of a batch in which every item was refused
   */
  <O extends Order> List<Entry> carry(Arrow arrow, Rule<O> rule) {
    List<Entry> entries = carry(arrow, Batches.current(), rule);
    if (entries.isEmpty()) {
      throw Batches.everyItemRefused();
    }
    return entries;
  }

  /**
   * The same for these items, in the transaction that is there; gives what it wrote, maybe nothing.
   */
  @SuppressWarnings("ReferenceEquality") // asOf gives the same one where nothing lapsed
  <O extends Order> List<Entry> carry(Arrow arrow, List<Item<O>> items, Rule<O> rule) {
    Instant now = clock.instant();
    numbers.replay(arrow, items);
    List<Item<O>> wanted = RequestNumbers.leaders(items);
    LockedCoupons locked =
        new LockedCoupons(live.only(repository.lock(wanted.stream().map(Item::order).toList())));
    Map<String, Terms> terms = cards.terms(locked.cardIds());
    List<Entry> entries = new ArrayList<>();
    List<Row> born = new ArrayList<>();
    GiftNews gifts = new GiftNews(now);
    for (Item<O> item : wanted) {
      locked
          .choose(item.order())
          .ifPresentOrElse(
              there -> {
                Row coupon = there.asOf(now);
                Verdict verdict =
                    rule.judge(item.order(), coupon, terms.get(coupon.cardId()), now)
                        .butOverIf(coupon == there);
                if (verdict.why() != null) {
                  item.refuse(verdict.why());
                  return;
                }
                if (coupon != there) {
                  entries.add(Entries.returnedByTheClock(there, coupon, now));
                  gifts.lapsed(there);
                }
                locked.moved(there, verdict.after());
                if (!verdict.isByTheClock()) {
                  entries.add(Entries.of(item.order(), arrow, coupon, verdict, now));
                  gifts.carried(arrow, item.order(), coupon, verdict.after(), verdict.born());
                }
                if (verdict.born() != null) {
                  born.add(verdict.born());
                  entries.add(Entries.born(item.order(), arrow, coupon, verdict.born(), now));
                }
                item.done((verdict.born() == null ? verdict.after() : verdict.born()).coupon(now));
              },
              () -> item.refuse(locked.whyNot(item.order())));
    }
    repository.move(locked.steps());
    repository.addAll(born, now);
    ledger.write(entries, Item.attempts(wanted, arrow, now));
    numbers.remember(arrow, wanted, now);
    if (!gifts.isEmpty()) {
      news.publishEvent(gifts.moved());
    }
    RequestNumbers.followLeaders(items, wanted);
    return entries;
  }

  /** How many of these reached the state. */
  static long into(List<Entry> entries, EntryKind kind, CouponStatus status) {
    return entries.stream()
        .filter(entry -> entry.kind() == kind && entry.to().equals(status.name()))
        .count();
  }
}
