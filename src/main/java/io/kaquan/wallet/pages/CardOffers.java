package io.kaquan.wallet.pages;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStanding;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.view.CardDetails;
import io.kaquan.card.view.CardView;
import io.kaquan.card.view.CardViews;
import io.kaquan.card.view.ValidityView;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Holdings;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.delivery.Deliveries.Delivery;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.wallet.session.Holder;
import io.kaquan.wallet.session.Openids;
import java.time.Clock;
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
  private final Holdings holdings;
  private final Openids openids;
  private final CouponLinks links;
  private final CardViews details;
  private final Clock clock;

  CardOffers(
      Cards cards,
      Holdings holdings,
      Openids openids,
      CouponLinks links,
      CardViews details,
      Clock clock) {
    this.cards = cards;
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
                    .map(card -> offer(place, card, had, details.details(card))))
        .toList();
  }

  Offer of(int place, Card card, @Nullable Holder holder) {
    return offer(place, card, had(List.of(card), holder), details.details(card));
  }

  /** Returns the cards in their order, without details. */
  List<Offer> brief(List<Card> shown, @Nullable Holder holder) {
    Had had = had(shown, holder);
    return IntStream.range(0, shown.size())
        .mapToObj(place -> offer(place, shown.get(place), had, null))
        .toList();
  }

  /** The standings of some cards and what a person has of them, by card_id. */
  private record Had(
      Map<String, CardStanding> standings,
      Map<CardId, Coupon> inHand,
      Map<CardId, Integer> claimed) {}

  private Had had(Collection<Card> shown, @Nullable Holder holder) {
    Map<CardId, Integer> claimed = new HashMap<>();
    shown.stream()
        .map(Card::terms)
        .collect(
            Collectors.groupingBy(
                CardTerms::appid,
                Collectors.mapping(terms -> new CardId(terms.cardId()), Collectors.toList())))
        .forEach(
            (appid, ids) ->
                openids
                    .known(holder, appid)
                    .ifPresent(
                        openid ->
                            claimed.putAll(
                                holdings.claimed(new AppId(appid), ids, new OpenId(openid)))));
    return new Had(
        cards.standings(shown),
        holdings.inHand(
            openids.of(holder),
            shown.stream().map(card -> new CardId(card.terms().cardId())).toList()),
        claimed);
  }

  private Offer offer(int place, Card card, Had had, @Nullable CardDetails told) {
    Coupon own = had.inHand().get(new CardId(card.terms().cardId()));
    return new Offer(
        place,
        CardView.of(card),
        ValidityView.of(card.terms().validity(), clock),
        state(card, had),
        told,
        own == null ? null : links.to(own.appid(), own.cardId(), own.code()));
  }

  private String state(Card card, Had had) {
    CardStanding standing = had.standings().get(card.terms().cardId());
    return switch (standing) {
      case OVER -> "over";
      case DELETED -> card.terms().validity().isOver(clock.instant()) ? "over" : "withdrawn";
      case IN_REVIEW -> "not-yet";
      case REFUSED, PAUSED, SUSPENDED -> card.approved() == null ? "not-yet" : "paused";
      case ON_SALE, SOLD_OUT -> {
        if (had.claimed().getOrDefault(new CardId(card.terms().cardId()), 0)
            >= card.terms().getLimit()) {
          yield "limit";
        }
        yield standing == CardStanding.ON_SALE ? "open" : "sold-out";
      }
    };
  }
}
