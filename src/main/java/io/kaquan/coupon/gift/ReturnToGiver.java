package io.kaquan.coupon.gift;

import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.GiftsMoved.Outcome;
import java.time.Clock;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ReturnToGiver in coupon-gift.bpmn: writes down that nobody took the coupon, unless that was
 * done when its giver used it; where something else ended the offer meanwhile there is nothing to
 * do.
 */
@Component
class ReturnToGiver implements JavaDelegate {
  private final Coupons coupons;
  private final GiftRepository repository;
  private final Clock clock;

  ReturnToGiver(Coupons coupons, GiftRepository repository, Clock clock) {
    this.coupons = coupons;
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID id = GiftProcess.gift(execution);
    Gift gift = repository.find(id, clock.instant()).orElseThrow();
    if (gift.endedAt() == null) {
      coupons.executeInTransaction(
          new CouponCommand.TakeBack(gift.appid(), gift.code(), gift.cardId(), id, Actor.SYSTEM));
    }
    GiftProcess.returned(
        execution,
        repository
            .find(id, clock.instant())
            .orElseThrow()
            .outcome()
            .filter(outcome -> outcome == Outcome.LAPSED)
            .isPresent());
  }
}
