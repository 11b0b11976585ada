package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.CouponRepository.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Task_ExpireCoupons in coupon-lifecycle.bpmn: one chunk of coupons whose validity is over, of the
 * card that is the instance's business key or, without one, of all cards. Nobody waits for it:
 * whether a coupon can be used is decided by the clock.
 */
@Component
class ExpireCoupons implements JavaDelegate {
  static final int CHUNK = 1000;

  private final CouponRepository repository;
  private final Ledger ledger;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  ExpireCoupons(
      CouponRepository repository, Ledger ledger, ApplicationEventPublisher news, Clock clock) {
    this.repository = repository;
    this.ledger = ledger;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Instant now = clock.instant();
    List<StoredCoupon> over =
        repository.lockToExpire(execution.getProcessBusinessKey(), now, CHUNK);
    repository.move(
        over.stream().map(row -> new Step(row, row.ended(CouponStatus.EXPIRE))).toList());
    if (!over.isEmpty()) {
      ledger.write(over.stream().map(row -> Entries.expired(row, now)).toList(), List.of());
    }
    GiftEvents gifts = new GiftEvents(now);
    over.forEach(gifts::expired);
    if (!gifts.isEmpty()) {
      news.publishEvent(gifts.moved());
    }
    execution.setVariable(Transition.LEFT, over.size() == CHUNK ? (long) CHUNK : 0L);
  }
}
