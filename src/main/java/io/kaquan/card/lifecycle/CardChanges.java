package io.kaquan.card.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.DesignReader;
import io.kaquan.card.design.InvalidDesign;
import io.kaquan.card.stock.CardStocks;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.capability.Capabilities;
import io.kaquan.platform.json.TolerantJson;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a merchant does with a card after its creation. Each command locks the row of the card
 * first, so that concurrent commands and decisions on the card wait, and continues the process in
 * the same transaction.
 */
@Component
class CardChanges {
  private final CardRepository repository;
  private final Cards cards;
  private final CardStocks stocks;
  private final CardReviewRepository reviews;
  private final Accounts accounts;
  private final Capabilities capabilities;
  private final ReviewFacts facts;
  private final CardProcess process;
  private final Clock clock;

  CardChanges(
      CardRepository repository,
      Cards cards,
      CardStocks stocks,
      CardReviewRepository reviews,
      Accounts accounts,
      Capabilities capabilities,
      ReviewFacts facts,
      CardProcess process,
      Clock clock) {
    this.repository = repository;
    this.cards = cards;
    this.stocks = stocks;
    this.reviews = reviews;
    this.accounts = accounts;
    this.capabilities = capabilities;
    this.facts = facts;
    this.process = process;
    this.clock = clock;
  }

  CardResult change(String appid, String cardId, JsonNode card, boolean viaConsole) {
    try {
      return process.inTransaction(
          () ->
              locked(appid, cardId)
                  .map(found -> change(found, card, viaConsole))
                  .orElseGet(() -> CardResult.refused(CardFault.UNKNOWN_CARD, null)));
    } catch (InvalidDesign e) {
      return CardResult.refused(e);
    }
  }

  private CardResult change(Card card, JsonNode request, boolean viaConsole) {
    CardTerms terms = card.terms();
    if (isOver(terms)) {
      throw new InvalidDesign(CardFault.WRONG_STATUS, null);
    }
    Account account = accounts.account(new AppId(terms.appid())).orElseThrow();
    if (account.activation() != ActivationStatus.ACTIVE) {
      throw new InvalidDesign(CardFault.NOT_ACTIVE, null);
    }
    if (!capabilities.mayCreate(account.channel(), terms.type().name(), viaConsole)) {
      throw new InvalidDesign(CardFault.TYPE_NOT_GRANTED, "card_type");
    }
    // an existing card may have custom codes, which the console can't create
    CardChange change =
        CardChange.of(
            card,
            given(terms.type(), request),
            new DesignReader(terms.type(), false, clock.instant(), clock.getZone()));
    if (change.different()) {
      repository.change(terms.cardId(), change, clock.instant());
      moveEnd(terms, change);
      if (change.toReview()
          && !process.send(terms.cardId(), CardLifecycle.CARD_CHANGED, shownToReviewers(terms))) {
        throw new InvalidDesign(CardFault.WRONG_STATUS, null);
      }
    }
    return CardResult.done(terms.cardId(), change.waiting() && isInReview(terms, change));
  }

  private static boolean isInReview(CardTerms before, CardChange change) {
    return change.toReview() || before.status() == CardStatus.NOT_VERIFY;
  }

  private static ObjectNode given(CardType type, JsonNode request) {
    if (TolerantJson.isAbsent(request)) {
      throw new InvalidDesign(CardFault.MISSING_FIELD, "card");
    }
    JsonNode said = request.path("card_type");
    if (!TolerantJson.isAbsent(said) && !type.name().equalsIgnoreCase(TolerantJson.text(said))) {
      throw new InvalidDesign(CardFault.NOT_CHANGEABLE, "card_type");
    }
    JsonNode given = request.get(type.wireName());
    if (TolerantJson.isAbsent(given)) {
      throw new InvalidDesign(CardFault.MISSING_FIELD, type.wireName());
    }
    if (!(given instanceof ObjectNode object)) {
      throw new InvalidDesign(CardFault.BAD_ARGUMENT, type.wireName());
    }
    return object;
  }

  private void moveEnd(CardTerms before, CardChange change) {
    Instant end = change.design().dates().validity().end();
    if (!Objects.equals(end, before.validity().end())) {
      process.moveEnd(before.cardId(), end);
    }
  }

  /**
   * Returns the variables that the form of the open review shows from now on. Empty if no review is
   * open: the next one sets them when it begins.
   */
  private Map<String, Object> shownToReviewers(CardTerms before) {
    if (before.status() != CardStatus.NOT_VERIFY) {
      return Map.of();
    }
    Card card = cards.find(before.cardId()).orElseThrow();
    Map<String, Object> shown =
        new LinkedHashMap<>(
            facts.of(
                card,
                merchantName(before),
                reviews.lastRound(before.cardId()).orElseThrow().dueAt()));
    shown.put(CardLifecycle.CARD_ID, before.cardId());
    return shown;
  }

  private String merchantName(CardTerms terms) {
    return accounts.account(new AppId(terms.appid())).orElseThrow().merchantName();
  }

  CardResult pause(String appid, String cardId) {
    return process.inTransaction(
        () ->
            locked(appid, cardId)
                .map(
                    card -> {
                      if (isOver(card.terms()) || card.approved() == null) {
                        return CardResult.refused(CardFault.WRONG_STATUS, null);
                      }
                      stocks.lock(List.of(cardId));
                      if (repository.pause(cardId, clock.instant())) {
                        process.send(cardId, CardLifecycle.SALE_PAUSED, Map.of());
                      }
                      return CardResult.done(cardId);
                    })
                .orElseGet(CardChanges::unknown));
  }

  CardResult resume(String appid, String cardId) {
    return process.inTransaction(
        () ->
            locked(appid, cardId)
                .map(
                    card -> {
                      if (isOver(card.terms())) {
                        return CardResult.refused(CardFault.WRONG_STATUS, null);
                      }
                      if (repository.resume(cardId, clock.instant())) {
                        process.send(cardId, CardLifecycle.SALE_RESUMED, Map.of());
                      }
                      return CardResult.done(cardId);
                    })
                .orElseGet(CardChanges::unknown));
  }

  CardResult delete(String appid, String cardId) {
    return process.inTransaction(
        () ->
            locked(appid, cardId)
                .map(
                    card -> {
                      stocks.lock(List.of(cardId));
                      if (repository.delete(cardId, clock.instant())) {
                        repository.withdrawReview(cardId, clock.instant());
                        process.send(cardId, CardLifecycle.CARD_DELETED, Map.of());
                      }
                      return CardResult.done(cardId);
                    })
                .orElseGet(CardChanges::unknown));
  }

  private static CardResult unknown() {
    return CardResult.refused(CardFault.UNKNOWN_CARD, null);
  }

  private Optional<Card> locked(String appid, String cardId) {
    return repository.lock(cardId) ? cards.find(appid, cardId) : Optional.empty();
  }

  private boolean isOver(CardTerms terms) {
    return terms.status() == CardStatus.DELETE || terms.validity().isOver(clock.instant());
  }
}
