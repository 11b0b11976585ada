package io.kaquan.card.lifecycle;

import static io.kaquan.platform.web.Languages.CHINESE;
import static io.kaquan.platform.web.Languages.ENGLISH;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardColor;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notice;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.notification.Reason;
import io.kaquan.platform.calendar.WorkingDays;
import io.kaquan.platform.web.Addresses;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a card between submission and settlement; called by the steps of its process. */
@Component
class CardSteps {
  private final CardReviewRepository reviews;
  private final CardRepository repository;
  private final Cards cards;
  private final WorkingDays workingDays;
  private final Merchants merchants;
  private final Accounts accounts;
  private final Notifications notifications;
  private final Addresses addresses;
  private final MessageSource words;
  private final Clock clock;

  CardSteps(
      CardReviewRepository reviews,
      CardRepository repository,
      Cards cards,
      WorkingDays workingDays,
      Merchants merchants,
      Accounts accounts,
      Notifications notifications,
      Addresses addresses,
      MessageSource words,
      Clock clock) {
    this.reviews = reviews;
    this.repository = repository;
    this.cards = cards;
    this.workingDays = workingDays;
    this.merchants = merchants;
    this.accounts = accounts;
    this.notifications = notifications;
    this.addresses = addresses;
    this.words = words;
    this.clock = clock;
  }

  Card card(String cardId) {
    return cards
        .find(cardId)
        .orElseThrow(() -> new IllegalStateException("There is no card " + cardId));
  }

  String merchantName(Card card) {
    return accounts.account(card.terms().appid()).orElseThrow().merchantName();
  }

  /** Begins a round of review; its clock is its own. */
  @Transactional
  WorkingDays.Deadline begin(String cardId) {
    Instant now = clock.instant();
    WorkingDays.Deadline deadline = workingDays.review(now);
    reviews.beginRound(cardId, now, deadline.due());
    return deadline;
  }

  /** Once in a round. */
  @Transactional
  void remind(String cardId) {
    reviews.reminded(cardId, clock.instant());
  }

  /** Once in a round. */
  @Transactional
  void escalate(String cardId) {
    reviews.escalated(cardId, clock.instant());
  }

  /**
   * Ends the open round. What follows from it, the process does, in the same transaction: until it
   * ends, the merchant can't change the card.
   *
   * @param reason why the whole is refused; null where single fields say it, or it is not
   * @param reasons why single fields are refused
   */
  @Transactional
  void decide(
      String cardId, String decision, String reason, Map<String, String> reasons, String by) {
    repository.lock(cardId);
    if (!reviews.decide(cardId, decision, reason, reasons, by, clock.instant())) {
      throw new IllegalStateException("No review of card " + cardId + " is open");
    }
  }

  /**
   * Puts the card on sale as it is now, and says so to the merchant. A card deleted meanwhile stays
   * so.
   */
  @Transactional
  void approve(String cardId) {
    String color = card(cardId).content().path("base_info").path("color").asText();
    if (reviews.approve(cardId, CardColor.of(color).orElseThrow(), clock.instant())) {
      boolean byRule = reviews.lastRound(cardId).orElseThrow().isByRule();
      tell(cardId, byRule ? "card-approved-by-rule" : "card-approved", List.of());
    } else {
      deletedOrBroken(cardId);
    }
  }

  /** Refuses the content with the reason of the last round, and says so to the merchant. */
  @Transactional
  void refuse(String cardId) {
    if (reviews.refuse(cardId, clock.instant())) {
      tell(cardId, "card-refused", reasons(cardId));
    } else {
      deletedOrBroken(cardId);
    }
  }

  /** A second call changes nothing. */
  @Transactional
  void end(String cardId) {
    reviews.end(cardId, clock.instant());
  }

  /** A second call changes nothing. */
  @Transactional
  void settle(String cardId) {
    reviews.settle(cardId, clock.instant());
  }

  private void tell(String cardId, String kind, List<Reason> reasons) {
    CardTerms terms = card(cardId).terms();
    List<String> facts = List.of(terms.title(), cardId);
    String page = "/console/cards/" + cardId;
    for (Member owner : merchants.owners(terms.merchantId())) {
      notifications.post(
          new Letter(
              cardId, owner.email(), owner.locale(), kind, facts, reasons, addresses.of(page)));
    }
    notifications.post(new Notice(terms.merchantId(), kind, facts, reasons, page));
  }

  /** Those of single fields, then what concerns the whole. */
  private List<Reason> reasons(String cardId) {
    Map<String, String> said = reviews.lastReasons(cardId);
    List<Reason> reasons = new ArrayList<>();
    said.forEach(
        (field, why) -> {
          if (!field.isEmpty()) {
            reasons.add(
                new Reason(
                    Map.of(
                        CHINESE.toLanguageTag(),
                        called(field, CHINESE),
                        ENGLISH.toLanguageTag(),
                        called(field, ENGLISH)),
                    why));
          }
        });
    if (said.containsKey("")) {
      reasons.add(Reason.ofTheWhole(said.get("")));
    }
    return reasons;
  }

  private String called(String field, Locale language) {
    return words.getMessage("card.field." + field, null, language);
  }

  private void deletedOrBroken(String cardId) {
    CardStatus status = card(cardId).terms().status();
    if (status != CardStatus.DELETE) {
      throw new IllegalStateException("Card " + cardId + " was decided on but is " + status);
    }
  }
}
