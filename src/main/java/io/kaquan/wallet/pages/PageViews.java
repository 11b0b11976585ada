package io.kaquan.wallet.pages;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.statistics.FirstView;
import io.kaquan.coupon.statistics.OwnedCard;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.visit.Visits;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Counts the views of pages with cards. The pages report them by a script, so that robots are not
 * counted.
 */
@Component
class PageViews {
  /** Not the session's id, which changes at a sign-in. */
  private static final String VISITOR = "wallet.visitor";

  private final Visits visits;
  private final Cards cards;

  PageViews(Visits visits, Cards cards) {
    this.visits = visits;
    this.cards = cards;
  }

  /** Counts each card once for each browser and day, under the channel of its item. */
  void count(HttpServletRequest request, List<Deliveries.Item> items) {
    Map<String, CardTerms> terms =
        cards.terms(items.stream().map(Deliveries.Item::cardId).distinct().toList());
    visits.seen(
        visitor(request.getSession()),
        request.getRemoteAddr(),
        items.stream()
            .flatMap(
                item -> Stream.ofNullable(terms.get(item.cardId())).map(card -> view(card, item)))
            .toList());
  }

  private static FirstView view(CardTerms card, Deliveries.Item item) {
    return new FirstView(
        new OwnedCard(
            new MerchantId(card.merchantId()), new AppId(card.appid()), new CardId(item.cardId())),
        item.outerStr());
  }

  private static UUID visitor(HttpSession session) {
    UUID known = (UUID) session.getAttribute(VISITOR);
    if (known == null) {
      known = UUID.randomUUID();
      session.setAttribute(VISITOR, known);
    }
    return known;
  }
}
