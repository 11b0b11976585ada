package io.kaquan.card.lifecycle;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the reviews of cards, open and decided. */
@Component
public class CardReviews {
  private final CardReviewRepository repository;
  private final Cards cards;
  private final Accounts accounts;
  private final ReviewFacts facts;

  CardReviews(CardReviewRepository repository, Cards cards, Accounts accounts, ReviewFacts facts) {
    this.repository = repository;
    this.cards = cards;
    this.accounts = accounts;
    this.facts = facts;
  }

  /**
   * One round of the review of a card.
   *
   * @param overdue whether it was not decided in time
   * @param reason why the whole card was refused; null if it was not
   * @param decidedBy the reviewer, or the rule, who decided; null while the round is open
   */
  public record Round(
      int number,
      Instant submittedAt,
      Instant dueAt,
      boolean overdue,
      @Nullable String reason,
      @Nullable String decidedBy) {

    public boolean isOpen() {
      return decidedBy == null;
    }

    public boolean isByRule() {
      return decidedBy != null && decidedBy.startsWith("rule:");
    }
  }

  /**
   * A field that reviewers check.
   *
   * @param name the key of its reasons, and {@code card.field.<name>} in the message files
   * @param before what was approved last; empty if nothing was
   */
  public record Field(String name, String value, String before, boolean changed) {}

  /**
   * A card as its reviewer sees it.
   *
   * @param facts what its form shows beside the fields, in both languages, by name
   * @param round the newest one
   * @param lastReasons as {@link CardReviews#lastReasons}
   */
  public record UnderReview(
      Card card,
      Map<String, Object> facts,
      Round round,
      List<Field> fields,
      Map<String, String> lastReasons) {}

  /** Returns the newest round of a card, open or decided. */
  public Optional<Round> lastRound(String cardId) {
    return repository.lastRound(cardId);
  }

  /**
   * Returns the fields of a card that reviewers check, beside what was approved last, in the order
   * in which pages show them.
   */
  public List<Field> fields(Card card) {
    return ReviewedField.beside(card);
  }

  /** Empty if there is no such card. */
  public Optional<UnderReview> underReview(String cardId) {
    return cards
        .find(cardId)
        .map(
            card -> {
              Round round = repository.lastRound(cardId).orElseThrow();
              return new UnderReview(
                  card,
                  facts.of(card, merchantName(card.terms()), round.dueAt()),
                  round,
                  ReviewedField.beside(card),
                  repository.lastReasons(cardId));
            });
  }

  /**
   * Returns the reasons of the last decision on a card by field; the reason for the whole card
   * under "". Empty if the last decision was no refusal.
   */
  public Map<String, String> lastReasons(String cardId) {
    return repository.lastReasons(cardId);
  }

  private String merchantName(CardTerms terms) {
    return accounts.account(new AppId(terms.appid())).orElseThrow().merchantName();
  }
}
