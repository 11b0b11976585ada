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
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import io.kaquan.platform.web.Addresses;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of the process do with a card. */
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
    return accounts.account(new AppId(card.terms().appid())).orElseThrow().merchantName();
  }

  /** Begins a round of review with a deadline of its own. */
  @Transactional
  WorkingDays.Deadline begin(String cardId) {
    Instant now = clock.instant();
    WorkingDays.Deadline deadline = workingDays.review(now);
    reviews.beginRound(cardId, now, deadline.due());
    return deadline;
  }

  /** Records the reminder of a round. A second call changes nothing. */
  @Transactional
  void remind(String cardId) {
    reviews.reminded(cardId, clock.instant());
  }

  /** Records that a round is overdue. A second call changes nothing. */
  @Transactional
  void escalate(String cardId) {
    reviews.escalated(cardId, clock.instant());
  }

  /**
   * Ends the open round and locks the card, so that its merchant can't change it until the process
   * has drawn the consequences in the same transaction.
   *
   * @param reason why the whole card is refused; null if only fields are refused, or nothing is
   * @param reasons why single fields are refused, by their names
   * @param by the reviewer, or the rule
   */
  @Transactional
  void decide(
      String cardId,
      String decision,
      @Nullable String reason,
      Map<String, String> reasons,
      String by) {
    repository.lock(cardId);
    if (!reviews.decide(cardId, decision, reason, reasons, by, clock.instant())) {
      throw new IllegalStateException("No review of card " + cardId + " is open");
    }
  }

  /**
   * Approves the present content of the card and notifies the merchant. A card that was deleted
   * meanwhile stays deleted.
   */
  @Transactional
  void approve(String cardId) {
    String color = card(cardId).content().path("base_info").path("color").asText();
    if (reviews.approve(cardId, CardColor.of(color).orElseThrow(), clock.instant())) {
      boolean byRule = reviews.lastRound(cardId).orElseThrow().isByRule();
      notify(cardId, byRule ? "card-approved-by-rule" : "card-approved", List.of());
    } else {
      requireDeleted(cardId);
    }
  }

  /** Refuses the content and notifies the merchant of the reasons of the last round. */
  @Transactional
  void refuse(String cardId) {
    if (reviews.refuse(cardId, clock.instant())) {
      notify(cardId, "card-refused", reasons(cardId));
    } else {
      requireDeleted(cardId);
    }
  }

  /** Records that the sale is over. A second call changes nothing. */
  @Transactional
  void end(String cardId) {
    reviews.end(cardId, clock.instant());
  }

  /** Records that the card is settled. A second call changes nothing. */
  @Transactional
  void settle(String cardId) {
    reviews.settle(cardId, clock.instant());
  }

  private void notify(String cardId, String kind, List<Reason> reasons) {
    CardTerms terms = card(cardId).terms();
    List<String> facts = List.of(terms.title(), cardId);
    String page = "/console/cards/" + cardId;
    for (Member owner : merchants.owners(new MerchantId(terms.merchantId()))) {
      notifications.post(
          new Letter(
              cardId, owner.email(), owner.locale(), kind, facts, reasons, addresses.of(page)));
    }
    notifications.post(new Notice(terms.merchantId(), kind, facts, reasons, page));
  }

  /** Returns the reasons for single fields, then the reason for the whole card. */
  private List<Reason> reasons(String cardId) {
    Map<String, String> texts = reviews.lastReasons(cardId);
    List<Reason> reasons = new ArrayList<>();
    texts.forEach(
        (field, why) -> {
          if (!field.isEmpty()) {
            reasons.add(
                new Reason(
                    Map.of(
                        CHINESE.toLanguageTag(),
                        nameOf(field, CHINESE),
                        ENGLISH.toLanguageTag(),
                        nameOf(field, ENGLISH)),
                    why));
          }
        });
    if (texts.containsKey("")) {
      reasons.add(Reason.ofTheWhole(texts.get("")));
    }
    return reasons;
  }

  private String nameOf(String field, Locale language) {
    return words.getMessage("card.field." + field, null, language);
  }

  private void requireDeleted(String cardId) {
    CardStatus status = card(cardId).terms().status();
    if (status != CardStatus.DELETE) {
      throw new IllegalStateException("Card " + cardId + " was decided on but is " + status);
    }
  }
}
