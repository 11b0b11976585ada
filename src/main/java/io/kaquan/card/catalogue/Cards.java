package io.kaquan.card.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads cards. What changes them is {@code card.lifecycle}'s and {@code card.stock}'s. May be
 * called concurrently.
 */
@Component
public class Cards {
  private final CatalogueRepository repository;
  private final CardListRepository list;
  private final Accounts accounts;
  private final Clock clock;

  Cards(CatalogueRepository repository, CardListRepository list, Accounts accounts, Clock clock) {
    this.repository = repository;
    this.list = list;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Empty as well when the card is another appid's. Deleted cards are found. */
  public Optional<Card> find(String appid, String cardId) {
    return repository.find(appid, cardId);
  }

  /** For consumers and the platform. Deleted cards are found. */
  public Optional<Card> find(String cardId) {
    return repository.find(cardId);
  }

  /** Newest first; all statuses but DELETE where none is named. */
  public CardPage page(String appid, int offset, int count, Set<CardStatus> statuses) {
    Set<CardStatus> wanted =
        statuses.isEmpty()
            ? Set.of(
                CardStatus.NOT_VERIFY,
                CardStatus.VERIFY_FAIL,
                CardStatus.VERIFY_OK,
                CardStatus.DISPATCH)
            : statuses;
    return new CardPage(list.page(appid, offset, count, wanted), list.count(appid, wanted));
  }

  /** All cards of a merchant, newest first, deleted ones left out. */
  public List<Card> of(UUID merchantId) {
    return repository.of(merchantId);
  }

  /** These cards, newest first, whosever they are; unknown ids are left out. One statement. */
  public List<Card> some(Collection<String> cardIds) {
    return cardIds.isEmpty() ? List.of() : repository.some(cardIds);
  }

  /** The cards that the filter finds, newest first. */
  public List<Card> find(CardFilter filter, int offset, int count) {
    return repository.some(list(filter, offset, count).keySet());
  }

  /** The newest cards that the filter finds, without their content. */
  public List<ListedCard> listed(CardFilter filter, int most) {
    Map<String, CardStanding> found = list(filter, 0, most);
    Map<String, CardTerms> terms = repository.terms(found.keySet());
    return found.entrySet().stream()
        .flatMap(
            one ->
                Stream.ofNullable(terms.get(one.getKey()))
                    .map(known -> new ListedCard(known, one.getValue())))
        .toList();
  }

  private Map<String, CardStanding> list(CardFilter filter, int offset, int count) {
    Instant now = clock.instant();
    Set<String> active = active(filter.merchantId());
    List<String> groups =
        list.groups(filter, now).stream()
            .filter(group -> filter.includes(standing(group.facts(), active)))
            .map(CardListRepository.Group::key)
            .toList();
    Map<String, CardStanding> found = new LinkedHashMap<>();
    list.page(filter, groups, offset, count, now)
        .forEach((cardId, facts) -> found.put(cardId, standing(facts, active)));
    return found;
  }

  /**
   * Returns how many cards there are at each standing, whichever the filter asks for. A standing
   * without cards is left out.
   */
  public Map<CardStanding, Long> counts(CardFilter filter) {
    Set<String> active = active(filter.merchantId());
    return list.groups(filter, clock.instant()).stream()
        .collect(
            groupingBy(
                group -> standing(group.facts(), active),
                summingLong(CardListRepository.Group::cards)));
  }

  /** Returns the standing of a card as it was read. */
  public CardStanding standing(Card card) {
    return standing(StandingFacts.of(card, clock.instant()), active(card.terms().merchantId()));
  }

  /** Returns the standing of each of these cards by its id. */
  public Map<String, CardStanding> standings(Collection<Card> cards) {
    Instant now = clock.instant();
    Set<String> active =
        cards.stream()
            .map(card -> card.terms().merchantId())
            .distinct()
            .flatMap(merchantId -> active(merchantId).stream())
            .collect(toSet());
    return cards.stream()
        .collect(
            toMap(
                card -> card.terms().cardId(),
                card -> standing(StandingFacts.of(card, now), active)));
  }

  private static CardStanding standing(StandingFacts facts, Set<String> active) {
    return facts.standing(active.contains(facts.appid()));
  }

  private Set<String> active(UUID merchantId) {
    return accounts.accounts(new MerchantId(merchantId)).stream()
        .filter(account -> account.activation() == ActivationStatus.ACTIVE)
        .map(account -> account.appid().value())
        .collect(toSet());
  }

  /**
   * All cards of a merchant by their names, newest first, deleted ones too. Cheap, however many
   * there are.
   */
  public List<CardName> names(UUID merchantId) {
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
