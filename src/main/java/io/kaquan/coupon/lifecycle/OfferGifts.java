package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_OfferGifts in coupon-lifecycle.bpmn: coupons wait for a friend, for a day at most. */
@Component
class OfferGifts implements JavaDelegate {
  static final Duration HOLDS = Duration.ofHours(24);

  private final TransitionRunner runner;

  OfferGifts(TransitionRunner runner) {
    this.runner = runner;
  }

  @Override
  public void execute(DelegateExecution execution) {
    runner.run(Transition.OFFER, this::judge);
  }

  private Ruling judge(
      CouponCommand.Offer command, StoredCoupon coupon, CardTerms card, Instant now) {
    return Rules.offer(coupon, command.openid(), card, now)
        .map(Ruling::no)
        .orElseGet(
            () ->
                Ruling.yes(
                    EntryKind.GIFT_OFFERED, coupon.offered(command.gift(), now.plus(HOLDS))));
  }
}
