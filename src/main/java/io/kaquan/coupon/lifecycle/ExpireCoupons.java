package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.CouponRepository.Step;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Task_ExpireCoupons in coupon-lifecycle.bpmn: one chunk of coupons whose validity is over, of the
 * card that is the instance's business key or, without one, of any appid that has some. No decision
 * waits for it: whether a coupon can be used, the clock decides.
 */
@Component
class ExpireCoupons implements JavaDelegate {
  static final int CHUNK = 1000;

  private final CouponRepository repository;
  private final Cards cards;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ExpireCoupons(
      CouponRepository repository,
      Cards cards,
      Ledger ledger,
      ApplicationEventPublisher events,
      Clock clock) {
    this.repository = repository;
    this.cards = cards;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Instant now = clock.instant();
    List<StoredCoupon> over = over(execution.getProcessBusinessKey(), now);
    repository.move(
        over.stream().map(row -> new Step(row, row.ended(CouponStatus.EXPIRE))).toList());
    if (!over.isEmpty()) {
      ledger.write(over.stream().map(row -> Entries.expired(row, now)).toList(), List.of());
    }
    GiftEvents gifts = new GiftEvents(now);
    over.forEach(gifts::expired);
    if (!gifts.isEmpty()) {
      events.publishEvent(gifts.moved());
    }
    execution.setVariable(Transition.LEFT, over.size() == CHUNK ? (long) CHUNK : 0L);
  }

  /**
   * @param cardId null for any appid that has some
   */
  private List<StoredCoupon> over(String cardId, Instant now) {
    Optional<AppId> appid =
        cardId == null
            ? repository.nextToExpire(now)
            : Optional.ofNullable(cards.terms(List.of(cardId)).get(cardId))
                .map(card -> new AppId(card.appid()));
    return appid
        .map(
            one ->
                repository.lockToExpire(
                    one, cardId == null ? null : new CardId(cardId), now, CHUNK))
        .orElse(List.of());
  }
}
