package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lot.Lot;
import io.kaquan.coupon.lot.LotWork;
import io.kaquan.platform.access.Seal;
import io.kaquan.platform.batch.BatchOutcome;
import io.kaquan.platform.batch.BatchQueue;
import io.kaquan.platform.batch.BatchSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to coupons. Every change goes through a batch; the answer comes after the commit. Safe
 * to call from any number of threads and nodes at once.
 */
@Component
public class Coupons implements DisposableBean {
  private static final int LONGEST_NUMBER = 64;
  private static final String ENCRYPTED = "encrypt_code";
  private static final int CODES_AT_ONCE = 5_000;

  private final CouponRepository repository;
  private final RequestNumbers numbers;
  private final CodeGuessLimiter limiter;
  private final Redeemability redeemability;
  private final Cards cards;
  private final LotWork lots;
  private final Ledger ledger;
  private final Seal seal;
  private final Clock clock;
  private final Batches batches;
  private final Map<Transition, BatchQueue<PendingCommand<CouponCommand>>> queues =
      new EnumMap<>(Transition.class);

  Coupons(
      CouponRepository repository,
      RequestNumbers numbers,
      CodeGuessLimiter limiter,
      Redeemability redeemability,
      Cards cards,
      LotWork lots,
      Ledger ledger,
      Seal seal,
      Clock clock,
      Batches batches,
      BatchSettings settings) {
    this.repository = repository;
    this.numbers = numbers;
    this.limiter = limiter;
    this.redeemability = redeemability;
    this.cards = cards;
    this.lots = lots;
    this.ledger = ledger;
    this.seal = seal;
    this.clock = clock;
    this.batches = batches;
    Arrays.stream(Transition.values())
        .filter(Transition::isAskedFor)
        .forEach(
            transition ->
                queues.put(
                    transition,
                    new BatchQueue<>(
                        transition.name().toLowerCase(Locale.ROOT),
                        settings,
                        items -> batches.run(transition, items))));
  }

  /**
   * Carries an order out, or says why not, after the commit. {@link CouponCommand} says what each
   * is refused with.
   */
  public CouponResult execute(CouponCommand command) {
    String number = command.requestNumber();
    if (number != null
        && (number.isBlank()
            || number.length() > LONGEST_NUMBER
            || number.chars().anyMatch(Character::isISOControl))) {
      return new CouponResult.Refused(Refusal.BAD_REQUEST_NUMBER);
    }
    if (command.code() == null) {
      return carryOut(command);
    }
    return guessing(command.appid(), command.by(), () -> carryOut(command));
  }

  /**
   * Deposits codes of a card, each for itself: an answer for each in their order, empty where it
   * was taken in, else the refusal's name. Waits for all of them.
   */
  public List<String> deposit(String appid, String cardId, List<String> codes, Actor by) {
    List<PendingCommand<CouponCommand>> items =
        codes.stream()
            .map(
                code ->
                    new PendingCommand<CouponCommand>(
                        new CouponCommand.Deposit(appid, cardId, code, null, by)))
            .toList();
    List<BatchOutcome> outcomes = queues.get(Transition.DEPOSIT).submitAll(items);
    return IntStream.range(0, items.size())
        .mapToObj(place -> result(items.get(place), outcomes.get(place)))
        .map(result -> result.fold(done -> "", Enum::name))
        .toList();
  }

  /**
   * Carries an order out in the transaction of a process that is at work: the answer holds if that
   * transaction commits. Never for callers from outside, whose answers come after the commit.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public CouponResult executeInTransaction(CouponCommand command) {
    PendingCommand<CouponCommand> item = new PendingCommand<>(command);
    batches.run(Transition.of(command), List.of(item));
    return item.result();
  }

  /**
   * Hands out several in the transaction of a process that is at work, as one batch: an answer for
   * each in their order, which holds if that transaction commits. Claims of the card wait as long
   * as the transaction goes on from here.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<CouponResult> issueInTransaction(List<CouponCommand.Issue> commands) {
    List<PendingCommand<CouponCommand.Issue>> items =
        commands.stream().map(command -> new PendingCommand<>(command)).toList();
    if (!items.isEmpty()) {
      batches.run(Transition.ISSUE, items);
    }
    return items.stream().map(PendingCommand::result).toList();
  }

  private CouponResult carryOut(CouponCommand command) {
    PendingCommand<CouponCommand> pending = new PendingCommand<>(command);
    return result(pending, queues.get(Transition.of(command)).submit(pending));
  }

  private static CouponResult result(PendingCommand<?> pending, BatchOutcome outcome) {
    return switch (outcome) {
      case CARRIED_OUT -> pending.result();
      case NOT_DONE -> new CouponResult.Refused(Refusal.BUSY);
      case UNKNOWN -> new CouponResult.Refused(Refusal.OUTCOME_UNKNOWN);
    };
  }

  /** An unknown code counts as a guess; after too many nothing is told any more for a while. */
  private CouponResult guessing(String appid, Actor by, Supplier<CouponResult> command) {
    if (limiter.wait(appid, by).isPresent()) {
      return new CouponResult.Refused(Refusal.TOO_MANY_GUESSES);
    }
    CouponResult result = command.get();
    boolean wrong = result.fold(done -> false, why -> why == Refusal.UNKNOWN_CODE);
    return wrong && limiter.isOneTooMany(appid, by)
        ? new CouponResult.Refused(Refusal.TOO_MANY_GUESSES)
        : result;
  }

  /**
   * How long this caller, clerk or address has to wait after too many wrong codes; empty: not at
   * all.
   */
  public Optional<Duration> waitAfterGuesses(String appid, Actor by) {
    return limiter.wait(appid, by);
  }

  /**
   * What a request number was used for.
   *
   * @param operation ISSUE, REDEEM, REVERSE or VOID
   * @param result the first one
   */
  public record AnsweredRequest(String operation, Instant at, CouponResult result) {}

  /**
   * Empty when this appid never used the number by this way: it still can. One whose answer is just
   * being found is not known yet.
   */
  public Optional<AnsweredRequest> findRequest(String appid, Source source, String requestNumber) {
    return numbers.find(appid, source, requestNumber);
  }

  /** How many coupons of this appid were claimed from each of these, by id. One statement. */
  public Map<String, Long> claimedFrom(
      String appid, ClaimOrigin.Kind kind, Collection<String> ids) {
    return numbers.issued(appid, kind, ids);
  }

  /** As {@link #lookUp(String, String, String)}, for somebody who may be guessing. */
  public CouponResult lookUp(String appid, String code, String cardId, Actor by) {
    return guessing(appid, by, () -> lookUp(appid, code, cardId));
  }

  /**
   * Which of these codes of one card of this appid there are, deposited or claimed or over.
   * Platform codes too.
   */
  public Set<String> existing(String appid, String cardId, Collection<String> codes) {
    return repository.existing(appid, cardId, codes, lots.beingMade(cardId));
  }

  /** One code that a lot has made, and its state as it is stored. */
  public record LotCode(String code, CouponStatus status) {}

  /**
   * Hands over every code of a finished lot, in order. Constant memory, and no connection is held
   * while the reader works.
   */
  public void codesOf(Lot lot, Consumer<LotCode> reader) {
    List<LotCode> codes = List.of();
    do {
      codes =
          repository.codesOf(
              lot.appid(),
              lot.id(),
              codes.isEmpty() ? "" : codes.get(codes.size() - 1).code(),
              CODES_AT_ONCE);
      codes.forEach(reader);
    } while (codes.size() == CODES_AT_ONCE);
  }

  /**
   * For callers who hold a code in another form: so that it can travel through a consumer's
   * browser.
   */
  public String encrypted(String appid, String code) {
    return seal.seal(ENCRYPTED, appid + " " + code);
  }

  /** Empty when it was not made by {@link #encrypted} for this appid. */
  public Optional<String> decrypted(String appid, String encrypted) {
    return seal.open(ENCRYPTED, encrypted)
        .filter(text -> text.startsWith(appid + " "))
        .map(text -> text.substring(appid.length() + 1));
  }

  /** The coupon of this appid; Refused UNKNOWN_CODE or CARD_ID_NEEDED where redeem would say so. */
  public CouponResult lookUp(String appid, String code, String cardId) {
    return Rules.choose(
        repository.find(appid, code),
        cardId,
        row ->
            row.status() == CouponStatus.DEPOSITED || row.status() == CouponStatus.GIFT_SUCC
                ? new CouponResult.Refused(Refusal.UNKNOWN_CODE)
                : new CouponResult.Done(row.coupon(clock.instant())),
        CouponResult.Refused::new);
  }

  /**
   * Whatever became of it, and whoever has it: for its merchant. Empty for codes that no coupon has
   * now.
   */
  public Optional<Coupon> find(String appid, String cardId, String code) {
    return repository.find(appid, code).stream()
        .filter(row -> row.cardId().equals(cardId))
        .findFirst()
        .map(row -> row.coupon(clock.instant()));
  }

  /**
   * What redeem would refuse with at this moment for the coupon as it stands; empty when it can be
   * used.
   *
   * @param locationId the store; null where none is named
   */
  public Optional<Refusal> whyNotRedeemable(Coupon coupon, String locationId) {
    Map<String, CardTerms> terms = cards.terms(List.of(coupon.cardId()));
    Instant now = clock.instant();
    return Rules.choose(
        repository.find(coupon.appid(), coupon.code()),
        coupon.cardId(),
        row -> redeemability.against(row.asOf(now), terms.get(row.cardId()), locationId, now),
        Optional::of);
  }

  /**
   * How many coupons are in each state now, of all cards; every status is a key. Cheap: no count
   * over coupons.
   */
  public Map<CouponStatus, Long> inState() {
    return states(ledger.passages());
  }

  private static Map<CouponStatus, Long> states(List<Ledger.Passage> passages) {
    Map<CouponStatus, Long> states = new EnumMap<>(CouponStatus.class);
    Arrays.stream(CouponStatus.values()).forEach(status -> states.put(status, 0L));
    for (Ledger.Passage passage : passages) {
      states.merge(CouponStatus.valueOf(passage.to()), passage.passed(), Long::sum);
      if (!passage.from().isEmpty()) {
        states.merge(CouponStatus.valueOf(passage.from()), -passage.passed(), Long::sum);
      }
    }
    return states;
  }

  /**
   * What one activity of the coupon's process did today.
   *
   * @param activity id in coupon-lifecycle.bpmn, {@code Task_RedeemCoupons}
   */
  public record Passes(String activity, long passed, long refused) {}

  /** Today's passes and refusals of every activity that does something, zero included. */
  public List<Passes> today() {
    Map<String, Ledger.Day> day = ledger.day(LocalDate.now(clock));
    return Arrays.stream(Transition.values())
        .map(
            transition -> {
              Ledger.Day done =
                  day.getOrDefault(transition.name(), new Ledger.Day(transition.name(), 0, 0));
              return new Passes(transition.activity(), done.passed(), done.refused());
            })
        .toList();
  }

  /** Where the coupons of one card are. */
  public record CardFigures(long inHand, long used, long expired, long ended) {}

  /** All zero for a card without coupons. */
  public CardFigures ofCard(String cardId) {
    return figures(ledger.passages(cardId));
  }

  /** The same of many cards, each of them in the answer. One statement. */
  public Map<String, CardFigures> ofCards(Collection<String> cardIds) {
    Map<String, List<Ledger.Passage>> passages = ledger.passages(cardIds);
    return cardIds.stream()
        .distinct()
        .collect(Collectors.toMap(id -> id, id -> figures(passages.getOrDefault(id, List.of()))));
  }

  private static CardFigures figures(List<Ledger.Passage> passages) {
    Map<CouponStatus, Long> states = states(passages);
    return new CardFigures(
        states.get(CouponStatus.NORMAL)
            + states.get(CouponStatus.GIFTING)
            + states.get(CouponStatus.GIFT_TIMEOUT),
        states.get(CouponStatus.CONSUMED),
        states.get(CouponStatus.EXPIRE),
        states.get(CouponStatus.GIFT_SUCC)
            + states.get(CouponStatus.DELETE)
            + states.get(CouponStatus.UNAVAILABLE));
  }

  /** Answers who waits, then ends. */
  @Override
  public void destroy() {
    queues.values().forEach(BatchQueue::close);
  }
}
