package io.kaquan.card.catalogue;

import java.time.Instant;

/**
 * What the standing of a card follows from.
 *
 * @param onceApproved whether its content was approved before
 * @param over whether its validity is over
 * @param inStock whether coupons are left to claim
 */
record StandingFacts(
    CardStatus status,
    boolean onceApproved,
    boolean onSale,
    boolean over,
    boolean inStock,
    String appid) {

  static StandingFacts of(Card card, Instant now) {
    CardTerms terms = card.terms();
    return new StandingFacts(
        terms.status(),
        card.approved() != null,
        terms.onSale(),
        terms.validity().isOver(now),
        card.stock() > 0,
        terms.appid());
  }

  /**
   * @param active whether the card function of its account is active
   */
  CardStanding standing(boolean active) {
    if (status == CardStatus.DELETE) {
      return CardStanding.DELETED;
    }
    if (over) {
      return CardStanding.OVER;
    }
    if (status == CardStatus.VERIFY_FAIL) {
      return CardStanding.REFUSED;
    }
    if (!onSale) {
      return onceApproved ? CardStanding.PAUSED : CardStanding.IN_REVIEW;
    }
    if (!active) {
      return CardStanding.SUSPENDED;
    }
    return inStock ? CardStanding.ON_SALE : CardStanding.SOLD_OUT;
  }
}
