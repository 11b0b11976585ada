package io.kaquan.card.lifecycle;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.merchant.account.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * One review of a card.
   *
   * @param overdue whether it was not decided in time
   * @param reason why the whole was refused; null where it was not
   * @param decidedBy who decided, or which rule; null while it is open
   */
  public record Round(
      int number,
      Instant submittedAt,
      Instant dueAt,
      boolean overdue,
      String reason,
      String decidedBy) {

    public boolean isOpen() {
      return decidedBy == null;
    }

    public boolean isByRule() {
      return decidedBy != null && decidedBy.startsWith("rule:");
    }
  }

  /**
   * A field that reviewers look at.
   *
   * @param name by which reasons of a refusal call it, and {@code card.field.<name>} in the message
   *     files
   * @param before what was approved last; empty where there was nothing
   */
  public record Field(String name, String value, String before, boolean changed) {}

  /**
   * A card as its reviewer sees it.
   *
   * @param facts what the house says of it, in both languages, by name
   * @param round the newest
   * @param lastReasons why it was refused before, as {@link CardReviews#lastReasons}
   */
  public record UnderReview(
      Card card,
      Map<String, Object> facts,
      Round round,
      List<Field> fields,
      Map<String, String> lastReasons) {}

  /** The newest review of a card, open or decided. */
  public Optional<Round> lastRound(String cardId) {
    return repository.lastRound(cardId);
  }

  /**
   * What reviewers look at, beside what was approved last; of all its fields, in the order in which
   * they are shown.
   */
  public List<Field> fields(Card card) {
    return ReviewedField.beside(card);
  }

  /** Empty when there is no such card. */
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
   * Why the last decision on the card was a refusal: by field, the whole by the empty name; empty
   * where it was none.
   */
  public Map<String, String> lastReasons(String cardId) {
    return repository.lastReasons(cardId);
  }

  private String merchantName(CardTerms terms) {
    return accounts.account(terms.appid()).orElseThrow().merchantName();
  }
}
