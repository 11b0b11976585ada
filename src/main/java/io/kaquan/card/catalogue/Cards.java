package io.kaquan.card.catalogue;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads cards. What changes them is {@code card.lifecycle}'s and {@code card.stock}'s. May be
 * called concurrently.
 */
@Component
public class Cards {
  private final CatalogueRepository repository;
  private final CardListRepository list;
  private final Clock clock;

  Cards(CatalogueRepository repository, CardListRepository list, Clock clock) {
    this.repository = repository;
    this.list = list;
    this.clock = clock;
  }

  /**
   * @param total of all pages together
   */
  public record Page(List<String> cardIds, long total) {}

  /**
   * @param standing as {@link CardFilter#standing}
   */
  public record Listed(CardTerms terms, String standing) {}

  /** What to call a card. */
  public record Named(String cardId, String appid, String title) {}

  /** Empty as well when the card is another appid's. Deleted cards are found. */
  public Optional<Card> find(String appid, String cardId) {
    return repository.find(appid, cardId);
  }

  /** For consumers and the platform. Deleted cards are found. */
  public Optional<Card> find(String cardId) {
    return repository.find(cardId);
  }

  /** Newest first; all statuses but DELETE where none is named. */
  public Page page(String appid, int offset, int count, Set<CardStatus> statuses) {
    Set<CardStatus> wanted =
        statuses.isEmpty()
            ? Set.of(
                CardStatus.NOT_VERIFY,
                CardStatus.VERIFY_FAIL,
                CardStatus.VERIFY_OK,
                CardStatus.DISPATCH)
            : statuses;
    return new Page(list.page(appid, offset, count, wanted), list.count(appid, wanted));
  }

  /** All cards of a merchant, newest first, deleted ones left out. */
  public List<Card> of(UUID merchantId) {
    return repository.of(merchantId);
  }

  /** These cards, newest first, whosever they are; unknown ids are left out. One statement. */
  public List<Card> some(Collection<String> cardIds) {
    return cardIds.isEmpty() ? List.of() : repository.some(cardIds);
  }

  /**
   * A merchant's cards by what is looked for, newest first. Two statements, however many there are.
   */
  public List<Card> find(CardFilter filter, int offset, int count) {
    return repository.some(list.standings(filter, offset, count, clock.instant()).keySet());
  }

  /**
   * A merchant's cards by what is looked for, without what they say, newest first. Two statements,
   * however many there are.
   */
  public List<Listed> listed(CardFilter filter, int most) {
    Map<String, String> found = list.standings(filter, 0, most, clock.instant());
    Map<String, CardTerms> terms = repository.terms(found.keySet());
    return found.entrySet().stream()
        .filter(one -> terms.containsKey(one.getKey()))
        .map(one -> new Listed(terms.get(one.getKey()), one.getValue()))
        .toList();
  }

  /**
   * How many cards there are at each standing, whichever the filter asks for; those without any are
   * left out.
   */
  public Map<String, Long> counts(CardFilter filter) {
    return list.counts(filter, clock.instant());
  }

  /**
   * All cards of a merchant by their names, newest first, deleted ones too. Cheap, however many
   * there are.
   */
  public List<Named> names(UUID merchantId) {
    return list.names(merchantId);
  }

  /** The terms of these cards, as they are now; unknown ids are left out. One statement. */
  public Map<String, CardTerms> terms(Collection<String> cardIds) {
    return repository.terms(cardIds);
  }

  /**
   * Which of these can be claimed at this moment. Whoever holds the lock of their stock can rely on
   * it until the transaction ends.
   */
  public Set<String> onSale(Collection<String> cardIds) {
    return repository.terms(cardIds).values().stream()
        .filter(CardTerms::onSale)
        .map(CardTerms::cardId)
        .collect(toSet());
  }
}
