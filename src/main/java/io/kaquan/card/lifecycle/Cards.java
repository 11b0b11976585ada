package io.kaquan.card.lifecycle;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Design;
import io.kaquan.card.design.DesignReader;
import io.kaquan.card.design.Flaw;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.capability.Capabilities;
import io.kaquan.platform.json.TolerantJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door to cards. Safe to call from anywhere at once. */
@Component
public class Cards {
  private static final int RANDOM_BYTES = 21;

  private final CardRepository repository;
  private final CardListRepository list;
  private final StockRepository stock;
  private final CardReviewRepository reviews;
  private final Accounts accounts;
  private final Capabilities capabilities;
  private final CardChanges changes;
  private final CardProcess process;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Cards(
      CardRepository repository,
      CardListRepository list,
      StockRepository stock,
      CardReviewRepository reviews,
      Accounts accounts,
      Capabilities capabilities,
      CardChanges changes,
      CardProcess process,
      Clock clock) {
    this.repository = repository;
    this.list = list;
    this.stock = stock;
    this.reviews = reviews;
    this.accounts = accounts;
    this.capabilities = capabilities;
    this.changes = changes;
    this.process = process;
    this.clock = clock;
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
   * @param lastReasons why it was refused before, as {@link #reasons}
   */
  public record UnderReview(
      Card card,
      Map<String, Object> facts,
      Round round,
      List<Field> fields,
      Map<String, String> lastReasons) {}

  /**
   * @param total of all pages together
   */
  public record Page(List<String> cardIds, long total) {}

  /**
   * Creates a card from the {@code card} object of WeChat's wire format and begins its review: row
   * and process appear together or not at all. The same design again is another card.
   *
   * @param card as the merchant sent it; it is not changed
   * @param viaConsole whether the merchant uses the console; what the channel grants there is
   *     checked
   */
  @Transactional
  public CardAnswer create(String appid, JsonNode card, boolean viaConsole) {
    return create(appid, card, viaConsole, newId());
  }

  /**
   * As {@link #create} in the console, once for each form: the same form with the same content,
   * sent again or twice at the same moment, is the same card. A form that was changed in between is
   * another one.
   *
   * @param formNumber random, drawn when the form was opened
   */
  @Transactional
  public CardAnswer createOnce(String appid, JsonNode card, String formNumber) {
    return create(appid, card, true, idOf(appid + " " + formNumber + " " + card));
  }

  private CardAnswer create(String appid, JsonNode card, boolean viaConsole, String cardId) {
    Optional<Account> account = accounts.account(appid);
    if (account.isEmpty() || account.get().activation() != ActivationStatus.ACTIVE) {
      return CardAnswer.refused(CardFault.NOT_ACTIVE, null);
    }
    try {
      return CardAnswer.done(add(cardId, account.get(), design(account.get(), card, viaConsole)));
    } catch (Flaw flaw) {
      return CardAnswer.refused(flaw);
    }
  }

  private Design design(Account account, JsonNode card, boolean viaConsole) {
    CardType type = type(card);
    if (!capabilities.mayCreate(account.channel(), type.name(), viaConsole)) {
      throw new Flaw(CardFault.TYPE_NOT_GRANTED, "card_type");
    }
    JsonNode given = card.get(type.wireName());
    if (TolerantJson.isAbsent(given)) {
      throw new Flaw(CardFault.MISSING_FIELD, type.wireName());
    }
    if (!(given instanceof ObjectNode object)) {
      throw new Flaw(CardFault.BAD_ARGUMENT, type.wireName());
    }
    return new DesignReader(type, viaConsole, clock.instant(), clock.getZone()).read(object);
  }

  private static CardType type(JsonNode card) {
    if (TolerantJson.isAbsent(card)) {
      throw new Flaw(CardFault.MISSING_FIELD, "card");
    }
    JsonNode said = card.path("card_type");
    String name =
        TolerantJson.isAbsent(said)
            ? ""
            : String.valueOf(TolerantJson.text(said)).toUpperCase(Locale.ROOT);
    return Stream.of(CardType.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Flaw(CardFault.UNKNOWN_TYPE, "card_type"));
  }

  private String add(String cardId, Account account, Design design) {
    if (repository.add(cardId, account.appid(), account.merchantId(), design, clock.instant())) {
      process.start(cardId, design.dates().validity().end());
    }
    return cardId;
  }

  private String newId() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return id(bytes);
  }

  private static String idOf(String text) {
    try {
      return id(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id(byte[] bytes) {
    return "p" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, 27);
  }

  /** Empty as well when the card is another appid's. Deleted cards are found. */
  public Optional<Card> find(String appid, String cardId) {
    return repository.find(appid, cardId);
  }

  /** For consumers and the platform. */
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
   * @param standing as {@link CardFilter#standing}
   */
  public record Listed(Terms terms, String standing) {}

  /**
   * A merchant's cards by what is looked for, without what they say, newest first. Two statements,
   * however many there are.
   */
  public List<Listed> listed(CardFilter filter, int most) {
    Map<String, String> found = list.standings(filter, 0, most, clock.instant());
    Map<String, Terms> terms = repository.terms(found.keySet());
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
   * What a card made in the console would be, or the first thing that is wrong with it; nothing is
   * created.
   */
  public Sketch sketch(String appid, JsonNode card) {
    Optional<Account> account = accounts.account(appid);
    if (account.isEmpty() || account.get().activation() != ActivationStatus.ACTIVE) {
      return Sketch.wrong(CardAnswer.refused(CardFault.NOT_ACTIVE, null));
    }
    try {
      return Sketch.of(account.get(), design(account.get(), card, true), clock.instant());
    } catch (Flaw flaw) {
      return Sketch.wrong(CardAnswer.refused(flaw));
    }
  }

  /** What to call a card. */
  public record Named(String cardId, String appid, String title) {}

  /**
   * All cards of a merchant by their names, newest first, deleted ones too. Cheap, however many
   * there are.
   */
  public List<Named> names(UUID merchantId) {
    return list.names(merchantId);
  }

  /** The newest review of a card, open or decided. */
  public Optional<Round> lastRound(String cardId) {
    return reviews.lastRound(cardId);
  }

  /**
   * What reviewers look at, beside what was approved last; of all its fields, in the order in which
   * they are shown.
   */
  public List<Field> fields(Card card) {
    return Reviewed.beside(card);
  }

  /** Empty when there is no such card. */
  public Optional<UnderReview> underReview(String cardId) {
    return changes.underReview(cardId);
  }

  /**
   * Why the last decision on the card was a refusal: by field, the whole by the empty name; empty
   * where it was none.
   */
  public Map<String, String> reasons(String cardId) {
    return reviews.lastReasons(cardId);
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
  public CardAnswer change(String appid, String cardId, JsonNode card, boolean viaConsole) {
    return changes.change(appid, cardId, card, viaConsole);
  }

  /**
   * Once it returns nobody can claim the card; what is in hand stays usable. Twice is once; refused
   * before the first approval.
   */
  public CardAnswer pause(String appid, String cardId) {
    return changes.pause(appid, cardId);
  }

  /** Puts a paused card on sale again. Twice is once. */
  public CardAnswer resume(String appid, String cardId) {
    return changes.resume(appid, cardId);
  }

  /**
   * Deletes a card for good: once it returns nobody can claim it, an open review is gone, and no
   * result is told. Coupons in hand stay usable until their validity ends. Twice is once.
   */
  public CardAnswer delete(String appid, String cardId) {
    return changes.delete(appid, cardId);
  }

  /**
   * Says that an approved card was handed out from the console; changes nothing else, nor any other
   * card.
   */
  @Transactional
  public void dispatch(String appid, String cardId) {
    repository.dispatch(appid, cardId, clock.instant());
  }

  /**
   * Adds to the stock (or takes away, negative); refused when less than nothing, or more than was
   * deposited, would be left.
   */
  @Transactional
  public CardAnswer changeStock(String appid, String cardId, long change) {
    return changeStock(appid, cardId, change, null);
  }

  /**
   * The same for who has seen what there is: refused when the total is another one by now, so that
   * a form that is sent twice, or at once, changes it once.
   */
  @Transactional
  public CardAnswer changeStock(String appid, String cardId, long change, Long seen) {
    Optional<Card> card = repository.find(appid, cardId);
    if (card.isEmpty()) {
      return CardAnswer.refused(CardFault.UNKNOWN_CARD, null);
    }
    if (card.get().terms().status() == CardStatus.DELETE) {
      return CardAnswer.refused(CardFault.WRONG_STATUS, null);
    }
    if (Math.abs(change) > DesignReader.MOST_STOCK) {
      return CardAnswer.refused(CardFault.BAD_STOCK, null);
    }
    if (change == 0 || stock.change(cardId, change, seen)) {
      return CardAnswer.done(cardId);
    }
    boolean overDeposited =
        card.get().terms().deposited()
            && change > 0
            && card.get().totalStock() + change > stock.deposited(cardId);
    return CardAnswer.refused(
        overDeposited ? CardFault.STOCK_OVER_DEPOSITED : CardFault.BAD_STOCK, null);
  }

  /**
   * How many codes were deposited for a card and not made unavailable; 0 as well where codes are
   * not deposited.
   */
  public long deposited(String cardId) {
    return stock.deposited(cardId);
  }

  /**
   * Counts codes that were deposited, in the caller's transaction; throws where the card takes
   * none.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void addDeposited(SortedMap<String, Long> added) {
    stock.addDeposited(added);
  }

  /**
   * Counts deposited codes that nobody can claim any more, in the caller's transaction: the stock
   * is cut down to what is left. Nothing for cards whose codes are not deposited.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeDeposited(SortedMap<String, Long> taken) {
    stock.takeDeposited(taken);
  }

  /** The terms of these cards, as they are now; unknown ids are left out. One statement. */
  public Map<String, Terms> terms(Collection<String> cardIds) {
    return repository.terms(cardIds);
  }

  /**
   * Locks the stock of these cards, in the order of their ids, until the caller's transaction ends,
   * and says how much there is. To be called once in a transaction and after every other lock: all
   * claims of a card queue here.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Long> lockStock(Collection<String> cardIds) {
    return stock.lock(cardIds);
  }

  /**
   * Which of these can be claimed at this moment. Whoever holds their stock's lock can rely on it
   * until the transaction ends.
   */
  public Set<String> onSale(Collection<String> cardIds) {
    return repository.terms(cardIds).values().stream()
        .filter(Terms::onSale)
        .map(Terms::cardId)
        .collect(toSet());
  }

  /** Takes from the stock, in the caller's transaction; throws when there is less than that. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeStock(SortedMap<String, Long> taken) {
    stock.take(taken);
  }

  /**
   * Puts back what was taken from the stock and not used, in the caller's transaction; throws when
   * it can't have been taken.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveBack(String cardId, long count) {
    stock.giveBack(cardId, count);
  }
}
