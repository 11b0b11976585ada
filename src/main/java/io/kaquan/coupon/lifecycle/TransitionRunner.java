package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
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
 * What all transitions of existing coupons have in common: commands with known request numbers get
 * their first result, the coupons are locked in the order of their codes, each command is judged by
 * the rule of its transition in the order of arrival, and what comes of it is written.
 */
@Component
class TransitionRunner {

  /**
   * The rule of one transition. The coupon is as the clock says: one that no friend accepted in
   * time is the giver's again.
   */
  interface Rule<O extends CouponCommand> {
    Ruling judge(O command, StoredCoupon coupon, CardTerms card, Instant now);
  }

  private final CouponRepository repository;
  private final ReleasedCodes released;
  private final Cards cards;
  private final Ledger ledger;
  private final RequestNumbers numbers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TransitionRunner(
      CouponRepository repository,
      ReleasedCodes released,
      Cards cards,
      Ledger ledger,
      RequestNumbers numbers,
      ApplicationEventPublisher events,
      Clock clock) {
    this.repository = repository;
    this.released = released;
    this.cards = cards;
    this.ledger = ledger;
    this.numbers = numbers;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Carries out the batch of this transaction. Returns what it wrote; never empty.
   *
   * @throws RuntimeException the error event of a batch in which every item was refused
   */
  <O extends CouponCommand> List<Entry> run(Transition transition, Rule<O> rule) {
    List<Entry> entries = run(transition, Batches.current(), rule);
    if (entries.isEmpty()) {
      throw Batches.everyItemRefused();
    }
    return entries;
  }

  /** The same for these items, in the caller's transaction. Returns what it wrote; may be empty. */
  @SuppressWarnings("ReferenceEquality") // asOf returns the same object if nothing lapsed
  <O extends CouponCommand> List<Entry> run(
      Transition transition, List<PendingCommand<O>> items, Rule<O> rule) {
    Instant now = clock.instant();
    numbers.replay(transition, items);
    List<PendingCommand<O>> wanted = RequestNumbers.leaders(items);
    LockedCoupons locked =
        new LockedCoupons(
            released.only(repository.lock(wanted.stream().map(PendingCommand::command).toList())));
    Map<String, CardTerms> terms = cards.terms(locked.cardIds());
    List<Entry> entries = new ArrayList<>();
    List<StoredCoupon> born = new ArrayList<>();
    GiftEvents gifts = new GiftEvents(now);
    for (PendingCommand<O> item : wanted) {
      locked
          .choose(item.command())
          .ifPresentOrElse(
              there -> {
                StoredCoupon coupon = there.asOf(now);
                Ruling ruling =
                    rule.judge(item.command(), coupon, terms.get(coupon.cardId().value()), now)
                        .butOverIf(coupon == there);
                if (ruling.why() != null) {
                  item.refuse(ruling.why());
                  return;
                }
                if (coupon != there) {
                  entries.add(Entries.returnedByTheClock(there, coupon, now));
                  gifts.lapsed(there);
                }
                locked.moved(there, ruling.after());
                if (!ruling.isByTheClock()) {
                  entries.add(Entries.of(item.command(), coupon, ruling, now));
                  gifts.carried(transition, item.command(), coupon, ruling.after(), ruling.born());
                }
                if (ruling.born() != null) {
                  born.add(ruling.born());
                  entries.add(Entries.born(item.command(), coupon, ruling.born(), now));
                }
                item.done((ruling.born() == null ? ruling.after() : ruling.born()).coupon(now));
              },
              () -> item.refuse(locked.whyNot(item.command())));
    }
    repository.move(locked.steps());
    repository.addAll(born, now);
    ledger.write(entries, PendingCommand.attempts(wanted, transition, now));
    numbers.remember(transition, wanted, now);
    if (!gifts.isEmpty()) {
      events.publishEvent(gifts.moved());
    }
    RequestNumbers.followLeaders(items, wanted);
    return entries;
  }

  /** Returns how many of these entries of one kind reached the state. */
  static long into(List<Entry> entries, EntryKind kind, CouponStatus status) {
    return entries.stream()
        .filter(entry -> entry.kind() == kind && entry.to().equals(status.name()))
        .count();
  }
}
