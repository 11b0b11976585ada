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
import org.jspecify.annotations.Nullable;
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
   * Creates a card from the {@code card} object of WeChat's wire format and begins its review, both
   * or neither. The same content again is another card.
   *
   * @param card as the merchant sent it; the object is not modified
   * @param viaConsole whether the merchant uses the console, where channels grant fewer types
   */
  public CardResult create(String appid, JsonNode card, boolean viaConsole) {
    return creation.create(appid, card, viaConsole);
  }

  /**
   * As {@link #create} in the console, once for each form: the same form with the same content,
   * sent again or concurrently, gives the same card. With other content it gives another card.
   *
   * @param formNumber random, drawn when the form was opened
   */
  public CardResult createOnce(String appid, JsonNode card, String formNumber) {
    return creation.createOnce(appid, card, formNumber);
  }

  /**
   * Returns what a card created in the console would be, or the first fault of it. Creates nothing.
   */
  public CardPreview preview(String appid, JsonNode card) {
    return creation.preview(appid, card);
  }

  /**
   * Changes a card. Fields that reviewers don't check change immediately, the others when they are
   * approved; until then consumers see what was approved last. A change of a card in review joins
   * that review: its task begins anew, its round and deadline stay. The same change again is no
   * change. Concurrent changes of the card and decisions on it wait.
   *
   * @param card the {@code card} object of WeChat's wire format with the fields to change in the
   *     type's object: an absent field stays, {@code ""} clears. Fields that can't be changed may
   *     be sent with their present values; the object is not modified
   * @param viaConsole as in {@link #create}
   * @return {@link CardFault#WRONG_STATUS} if it is deleted or its validity is over
   */
  public CardResult change(String appid, String cardId, JsonNode card, boolean viaConsole) {
    return changes.change(appid, cardId, card, viaConsole);
  }

  /**
   * Stops claims of a card; coupons in hand stay usable. A second call changes nothing. Refused
   * before the first approval.
   */
  public CardResult pause(String appid, String cardId) {
    return changes.pause(appid, cardId);
  }

  /** Puts a paused card on sale again. A second call changes nothing. */
  public CardResult resume(String appid, String cardId) {
    return changes.resume(appid, cardId);
  }

  /**
   * Deletes a card for good: claims stop, and an open review ends without a result. Coupons in hand
   * stay usable until their validity ends. A second call changes nothing.
   */
  public CardResult delete(String appid, String cardId) {
    return changes.delete(appid, cardId);
  }

  /**
   * Records that an approved card was handed out from the console. Changes no card that is not
   * approved.
   */
  @Transactional
  public void markDispatched(String appid, String cardId) {
    repository.markDispatched(appid, cardId, clock.instant());
  }

  /**
   * Adds to the stock, or takes from it if the change is negative. Refused if it would fall below
   * zero or exceed the deposited codes.
   */
  @Transactional
  public CardResult changeStock(String appid, String cardId, long change) {
    return changeStock(appid, cardId, change, null);
  }

  /**
   * As the other one, and refused if the total is not the one that the caller has seen, so that a
   * form that is sent twice or concurrently changes the stock once.
   *
   * @param seen null if it does not matter
   */
  @Transactional
  public CardResult changeStock(String appid, String cardId, long change, @Nullable Long seen) {
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
