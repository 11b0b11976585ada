package io.kaquan.wallet;

import io.kaquan.account.Account;
import io.kaquan.account.Accounts;
import io.kaquan.account.ActivationStatus;
import io.kaquan.card.Card;
import io.kaquan.card.CardStatus;
import io.kaquan.card.Cards;
import io.kaquan.coupon.Coupon;
import io.kaquan.coupon.Holdings;
import io.kaquan.delivery.Deliveries.Delivery;
import io.kaquan.detail.CardDetails;
import io.kaquan.detail.Details;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cards of a delivery as the person who looks may have them. */
@Component
class Offers {

  /**
   * One card of a delivery.
   *
   * @param state open, over, withdrawn, not-yet, paused, limit or sold-out: names the words in the message files
   * @param own link of the coupon of this card that this person has in hand; null for none
   */
  record Offer(int place, Face face, CardTime time, String state, Details details, String own) {}

  private final Cards cards;
  private final Accounts accounts;
  private final Holdings holdings;
  private final Openids openids;
  private final CouponLinks links;
  private final CardDetails details;
  private final Clock clock;

  Offers(Cards cards, Accounts accounts, Holdings holdings, Openids openids, CouponLinks links, CardDetails details,
      Clock clock) {
    this.cards = cards;
    this.accounts = accounts;
    this.holdings = holdings;
    this.openids = openids;
    this.links = links;
    this.details = details;
    this.clock = clock;
  }

  /** @param holder null where nobody is signed in */
  List<Offer> of(Delivery delivery, Holder holder) {
    List<Offer> offers = new ArrayList<>();
    for (int place = 0; place < delivery.items().size(); place++) {
      Optional<Card> card = cards.find(delivery.items().get(place).cardId());
      if (card.isPresent()) {
        offers.add(of(place, card.get(), holder));
      }
    }
    return offers;
  }

  Offer of(int place, Card card, Holder holder) {
    Optional<Coupon> own = holdings.inHand(openids.of(holder), card.terms().cardId());
    return new Offer(place, Face.of(card), CardTime.of(card.terms().validity(), clock), state(card, holder), details.read(card),
        own.map(coupon -> links.to(coupon.appid(), coupon.cardId(), coupon.code())).orElse(null));
  }

  private String state(Card card, Holder holder) {
    Instant now = clock.instant();
    if (card.terms().validity().isOver(now)) {
      return "over";
    }
    if (card.terms().status() == CardStatus.DELETE) {
      return "withdrawn";
    }
    if (!card.terms().onSale() || !isActive(card)) {
      return card.approved() == null ? "not-yet" : "paused";
    }
    if (hasAll(card, holder)) {
      return "limit";
    }
    return card.stock() > 0 ? "open" : "sold-out";
  }

  private boolean isActive(Card card) {
    return accounts.account(card.terms().appid()).map(Account::activation).filter(ActivationStatus.ACTIVE::equals).isPresent();
  }

  private boolean hasAll(Card card, Holder holder) {
    return openids.known(holder, card.terms().appid())
        .map(openid -> holdings.claimed(card.terms().cardId(), openid) >= card.terms().getLimit()).orElse(false);
  }
}
