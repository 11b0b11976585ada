package io.kaquan.wallet.pages;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardType;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.money.Money;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Where and when a coupon was redeemed, without redemptions that were reversed. */
@Component
class RedemptionHistory {
  private final Ledger ledger;
  private final Stores stores;
  private final Cards cards;
  private final Clock clock;

  RedemptionHistory(Ledger ledger, Stores stores, Cards cards, Clock clock) {
    this.ledger = ledger;
    this.stores = stores;
    this.cards = cards;
    this.clock = clock;
  }

  /** Empty if it was never redeemed, or every redemption was reversed. */
  Optional<LastRedemption> last(Coupon coupon) {
    return Optional.ofNullable(uses(coupon).peekLast())
        .map(
            entry ->
                new LastRedemption(
                    entry.at().atZone(clock.getZone()),
                    entry.by().locationId() == null
                        ? null
                        : stores
                            .titles(Set.of(entry.by().locationId()))
                            .get(entry.by().locationId()),
                    entry.amountFen() > 0 ? new Money(entry.amountFen()).yuan() : null,
                    Source.SELF.name().equals(entry.by().source())));
  }

  /** Returns a version of the coupon's page, which changes whenever the page does. */
  String version(Coupon coupon, String state) {
    return state + "-" + uses(coupon).size();
  }

  /** Returns how often a membership card can still be used; empty for any other card. */
  Optional<Integer> left(Coupon coupon) {
    return cards
        .find(coupon.cardId().value())
        .map(card -> card.terms())
        .filter(terms -> terms.type() == CardType.MEMBER_CARD)
        .map(terms -> Math.max(0, terms.useLimit() - uses(coupon).size()));
  }

  private Deque<Entry> uses(Coupon coupon) {
    Deque<Entry> uses = new ArrayDeque<>();
    if (coupon.status() != CouponStatus.CONSUMED && !isUsedOften(coupon)) {
      return uses;
    }
    for (Entry entry : ledger.entries(coupon.appid(), coupon.cardId(), coupon.code())) {
      if (entry.kind() == EntryKind.REDEEMED) {
        uses.add(entry);
      } else if (entry.kind() == EntryKind.REVERSED) {
        uses.pollLast();
      }
    }
    return uses;
  }

  private boolean isUsedOften(Coupon coupon) {
    return cards
        .find(coupon.cardId().value())
        .filter(card -> card.terms().type() == CardType.MEMBER_CARD)
        .isPresent();
  }
}
