package io.kaquan.coupon.lifecycle;

import io.kaquan.card.lifecycle.Terms;
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

  private final Passages passages;

  OfferGifts(Passages passages) {
    this.passages = passages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    passages.carry(Arrow.OFFER, this::judge);
  }

  private Verdict judge(Order.Offer order, Row coupon, Terms card, Instant now) {
    return Rules.offer(coupon, order.openid(), card, now)
        .map(Verdict::no)
        .orElseGet(
            () ->
                Verdict.yes(EntryKind.GIFT_OFFERED, coupon.offered(order.gift(), now.plus(HOLDS))));
  }
}
