package io.kaquan.card.lifecycle;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The input of processes/card-review.dmn. */
@Component
class RuleFacts {
  private static final int NEVER = 36_500;
  private static final long NOT_KNOWN = -1;

  private final CardReviewRepository reviews;
  private final Accounts accounts;
  private final CardReviewSettings settings;
  private final Clock clock;

  RuleFacts(
      CardReviewRepository reviews, Accounts accounts, CardReviewSettings settings, Clock clock) {
    this.reviews = reviews;
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
  }

  Map<String, Object> of(Card card) {
    CardTerms terms = card.terms();
    return Map.of(
        "rulesOn",
        settings.byRule(),
        "daysActive",
        accounts.activeSince(new AppId(terms.appid())).map(this::daysSince).orElse(0),
        "daysWithoutRefusal",
        reviews.lastRefusal(terms.merchantId()).map(this::daysSince).orElse(NEVER),
        "valueFen",
        value(card));
  }

  private int daysSince(Instant moment) {
    return (int) Duration.between(moment, clock.instant()).toDays();
  }

  /** Returns the worth of all coupons in 分. Unknown if codes are still to be deposited. */
  private long value(Card card) {
    long each =
        card.terms().reduceCost() > 0 ? card.terms().reduceCost() : settings.assumedWorthFen();
    try {
      return card.terms().deposited() ? NOT_KNOWN : Math.multiplyExact(each, card.totalStock());
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
