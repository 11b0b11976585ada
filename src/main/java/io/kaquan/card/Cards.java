package io.kaquan.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door to cards. */
@Component
public class Cards {

  /** @param total of all pages together */
  public record Page(List<String> cardIds, long total) {}

  /**
   * Creates a card from the {@code card} object of WeChat's wire format and begins its review.
   *
   * @param viaConsole whether the merchant uses the console; what the channel grants there is checked
   */
  public CardAnswer create(String appid, JsonNode card, boolean viaConsole) {
    throw new UnsupportedOperationException();
  }

  /** Empty as well when the card is another appid's. Deleted cards are found. */
  public Optional<Card> find(String appid, String cardId) {
    throw new UnsupportedOperationException();
  }

  /** For consumers and the platform. */
  public Optional<Card> find(String cardId) {
    throw new UnsupportedOperationException();
  }

  /** Newest first; all statuses but DELETE where none is named. */
  public Page page(String appid, int offset, int count, Set<CardStatus> statuses) {
    throw new UnsupportedOperationException();
  }

  /** All cards of a merchant, newest first, deleted ones left out. */
  public List<Card> of(UUID merchantId) {
    throw new UnsupportedOperationException();
  }

  /** Adds to the stock (or takes away, negative); refused when less than nothing would be left. */
  public CardAnswer changeStock(String appid, String cardId, long change) {
    throw new UnsupportedOperationException();
  }

  /** The terms of these cards, as they are now; unknown ids are left out. One statement. */
  public Map<String, Terms> terms(Collection<String> cardIds) {
    throw new UnsupportedOperationException();
  }

  /**
   * Locks the stock of these cards, in the order of their ids, until the caller's transaction ends, and says how much there
   * is. To be called once in a transaction and after every other lock: all claims of a card queue here.
   */
  public Map<String, Long> lockStock(Collection<String> cardIds) {
    throw new UnsupportedOperationException();
  }

  /** Takes from the stock, in the caller's transaction; throws when there is less than that. */
  public void takeStock(SortedMap<String, Long> taken) {
    throw new UnsupportedOperationException();
  }
}
