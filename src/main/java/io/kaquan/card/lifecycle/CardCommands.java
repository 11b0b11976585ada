package io.kaquan.card.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.DesignReader;
import io.kaquan.card.stock.CardStocks;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a merchant does with cards: create, change, pause, delete. May be called concurrently. */
@Component
public class CardCommands {
  private final CardCreation creation;
  private final CardChanges changes;
  private final CardRepository repository;
  private final Cards cards;
  private final CardStocks stocks;
  private final Clock clock;

  CardCommands(
      CardCreation creation,
      CardChanges changes,
      CardRepository repository,
      Cards cards,
      CardStocks stocks,
      Clock clock) {
    this.creation = creation;
    this.changes = changes;
    this.repository = repository;
    this.cards = cards;
    this.stocks = stocks;
    this.clock = clock;
  }

  /**
   * Creates a card from the {@code card} object of WeChat's wire format and begins its review: row
   * and process appear together or not at all. The same design again is another card.
   *
   * @param card as the merchant sent it; it is not changed
   * @param viaConsole whether the merchant uses the console; what the channel grants there is
   *     checked
   */
  public CardResult create(String appid, JsonNode card, boolean viaConsole) {
    return creation.create(appid, card, viaConsole);
  }

  /**
   * As {@link #create} in the console, once for each form: the same form with the same content,
   * sent again or twice at the same moment, is the same card. A form that was changed in between is
   * another one.
   *
   * @param formNumber random, drawn when the form was opened
   */
  public CardResult createOnce(String appid, JsonNode card, String formNumber) {
    return creation.createOnce(appid, card, formNumber);
  }

  /**
   * What a card made in the console would be, or the first thing that is wrong with it; nothing is
   * created.
   */
  public CardPreview preview(String appid, JsonNode card) {
    return creation.preview(appid, card);
  }

  /**
   * Changes a card. What reviewers don't look at holds at once; the rest once it is approved, and
   * until then consumers see what was approved last. A change of a card in review joins that
   * review, which begins afresh for its reviewer but keeps its round and its clock. The same change
   * again is no change. Whoever changes or decides on the card at the same moment waits.
   *
   * @param card the {@code card} object of WeChat's wire format with the fields to change in the
   *     type's object: what is not named stays, {@code ""} clears. Fields that can't be changed may
   *     be named as they are; it is not changed
   * @param viaConsole whether the merchant uses the console; what the channel grants there is
   *     checked
   * @return {@link CardFault#WRONG_STATUS} when it is deleted or its validity is over
   */
  public CardResult change(String appid, String cardId, JsonNode card, boolean viaConsole) {
    return changes.change(appid, cardId, card, viaConsole);
  }

  /**
   * Once it returns nobody can claim the card; what is in hand stays usable. Twice is once; refused
   * before the first approval.
   */
  public CardResult pause(String appid, String cardId) {
    return changes.pause(appid, cardId);
  }

  /** Puts a paused card on sale again. Twice is once. */
  public CardResult resume(String appid, String cardId) {
    return changes.resume(appid, cardId);
  }

  /**
   * Deletes a card for good: once it returns nobody can claim it, an open review is gone, and no
   * result is told. Coupons in hand stay usable until their validity ends. Twice is once.
   */
  public CardResult delete(String appid, String cardId) {
    return changes.delete(appid, cardId);
  }

  /**
   * Says that an approved card was handed out from the console; changes nothing else, nor any other
   * card.
   */
  @Transactional
  public void markDispatched(String appid, String cardId) {
    repository.markDispatched(appid, cardId, clock.instant());
  }

  /**
   * Adds to the stock (or takes away, negative); refused when less than nothing, or more than was
   * deposited, would be left.
   */
  @Transactional
  public CardResult changeStock(String appid, String cardId, long change) {
    return changeStock(appid, cardId, change, null);
  }

  /**
   * The same for who has seen what there is: refused when the total is another one by now, so that
   * a form that is sent twice, or at once, changes it once.
   */
  @Transactional
  public CardResult changeStock(String appid, String cardId, long change, Long seen) {
    Optional<Card> card = cards.find(appid, cardId);
    if (card.isEmpty()) {
      return CardResult.refused(CardFault.UNKNOWN_CARD, null);
    }
    if (card.get().terms().status() == CardStatus.DELETE) {
      return CardResult.refused(CardFault.WRONG_STATUS, null);
    }
    if (Math.abs(change) > DesignReader.MOST_STOCK) {
      return CardResult.refused(CardFault.BAD_STOCK, null);
    }
    if (change == 0 || stocks.change(cardId, change, seen)) {
      return CardResult.done(cardId);
    }
    boolean overDeposited =
        card.get().terms().deposited()
            && change > 0
            && card.get().totalStock() + change > stocks.deposited(cardId);
    return CardResult.refused(
        overDeposited ? CardFault.STOCK_OVER_DEPOSITED : CardFault.BAD_STOCK, null);
  }
}
