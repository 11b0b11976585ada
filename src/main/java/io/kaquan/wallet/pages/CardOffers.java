package io.kaquan.wallet.pages;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.view.CardDetails;
import io.kaquan.card.view.CardView;
import io.kaquan.card.view.CardViews;
import io.kaquan.card.view.ValidityView;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Holdings;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.delivery.Deliveries.Delivery;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.wallet.session.Holder;
import io.kaquan.wallet.session.Openids;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cards to claim, each with what the person who sees the page can do with it. */
@Component
class CardOffers {

  /**
   * One card of a delivery.
   *
   * @param state open, over, withdrawn, not-yet, paused, limit or sold-out: names the words in the
   *     message files
   * @param details null if the page leaves them out
   * @param own link to the coupon of this card that this person already has; null for none
   */
  record Offer(
      int place,
      CardView face,
      ValidityView time,
      String state,
      @Nullable CardDetails details,
      @Nullable String own) {}

  private final Cards cards;
  private final Accounts accounts;
  private final Holdings holdings;
  private final Openids openids;
  private final CouponLinks links;
  private final CardViews details;
  private final Clock clock;

  CardOffers(
      Cards cards,
      Accounts accounts,
      Holdings holdings,
      Openids openids,
      CouponLinks links,
      CardViews details,
      Clock clock) {
    this.cards = cards;
    this.accounts = accounts;
    this.holdings = holdings;
    this.openids = openids;
    this.links = links;
    this.details = details;
    this.clock = clock;
  }

  /** Returns the cards of the delivery in its order, without those that are no longer known. */
  List<Offer> of(Delivery delivery, @Nullable Holder holder) {
    Map<String, Card> found =
        cards
            .some(
                delivery.items().stream().map(Deliveries.Item::cardId).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(card -> card.terms().cardId(), card -> card));
    Had had = had(found.values(), holder);
    return IntStream.range(0, delivery.items().size())
        .boxed()
        .flatMap(
            place ->
                Stream.ofNullable(found.get(delivery.items().get(place).cardId()))
                    .map(card -> offer(place, card, had, details.read(card))))
        .toList();
  }

  Offer of(int place, Card card, @Nullable Holder holder) {
    return offer(place, card, had(List.of(card), holder), details.read(card));
  }

  /** Returns the cards in their order, without details. */
  List<Offer> brief(List<Card> shown, @Nullable Holder holder) {
    Had had = had(shown, holder);
    return IntStream.range(0, shown.size())
        .mapToObj(place -> offer(place, shown.get(place), had, null))
        .toList();
  }

  /** What a person has of some cards, by card_id: a coupon to use, and how many they claimed. */
  private record Had(Map<String, Coupon> inHand, Map<String, Integer> claimed) {}

  private Had had(Collection<Card> shown, @Nullable Holder holder) {
    Map<String, Integer> claimed = new HashMap<>();
    shown.stream()
        .map(Card::terms)
        .collect(
            Collectors.groupingBy(
                CardTerms::appid, Collectors.mapping(CardTerms::cardId, Collectors.toList())))
        .forEach(
            (appid, ids) ->
                openids
                    .known(holder, appid)
                    .ifPresent(openid -> claimed.putAll(holdings.claimed(appid, ids, openid))));
    return new Had(
        holdings.inHand(
            openids.of(holder), shown.stream().map(card -> card.terms().cardId()).toList()),
        claimed);
  }

  private Offer offer(int place, Card card, Had had, @Nullable CardDetails told) {
    Coupon own = had.inHand().get(card.terms().cardId());
    return new Offer(
        place,
        CardView.of(card),
        ValidityView.of(card.terms().validity(), clock),
        state(card, had),
        told,
        own == null ? null : links.to(own.appid(), own.cardId(), own.code()));
  }

  private String state(Card card, Had had) {
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
    if (had.claimed().getOrDefault(card.terms().cardId(), 0) >= card.terms().getLimit()) {
      return "limit";
    }
    return card.stock() > 0 ? "open" : "sold-out";
  }

  private boolean isActive(Card card) {
    return accounts
        .account(card.terms().appid())
        .map(Account::activation)
        .filter(ActivationStatus.ACTIVE::equals)
        .isPresent();
  }
}
