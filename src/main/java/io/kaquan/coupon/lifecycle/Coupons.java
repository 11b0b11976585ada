package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.codebatch.CodeBatch;
import io.kaquan.coupon.codebatch.CodeBatchWork;
import io.kaquan.coupon.statistics.DailyCount;
import io.kaquan.coupon.statistics.Statistics;
import io.kaquan.coupon.statistics.TransitionCount;
import io.kaquan.platform.access.Seal;
import io.kaquan.platform.batch.BatchOutcome;
import io.kaquan.platform.batch.BatchQueue;
import io.kaquan.platform.batch.BatchSettings;
import io.kaquan.platform.tenant.AppId;
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
 * The door to coupons. Every change goes through a batch, and callers get its result after the
 * commit. Any number of threads and nodes may call concurrently.
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
  private final CodeBatchWork codeBatches;
  private final Statistics statistics;
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
      CodeBatchWork codeBatches,
      Statistics statistics,
      Seal seal,
      Clock clock,
      Batches batches,
      BatchSettings settings) {
    this.repository = repository;
    this.numbers = numbers;
    this.limiter = limiter;
    this.redeemability = redeemability;
    this.cards = cards;
    this.codeBatches = codeBatches;
    this.statistics = statistics;
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
   * Carries a command out. Returns after the commit, with the coupon or with what the command is
   * refused with: see {@link CouponCommand}. Waits for its batch for a bounded time.
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
   * Deposits codes of a card, each for itself. Returns a result for each, in their order, when all
   * of them are carried out.
   */
  public List<CouponResult> deposit(AppId appid, CardId cardId, List<CouponCode> codes, Actor by) {
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
        .toList();
  }

  /**
   * Carries a command out in the transaction of a process: the result holds if that transaction
   * commits. Not for callers from outside, who get results after the commit only.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public CouponResult executeInTransaction(CouponCommand command) {
    PendingCommand<CouponCommand> item = new PendingCommand<>(command);
    batches.run(Transition.of(command), List.of(item));
    return item.result();
  }

  /**
   * Issues several coupons in the transaction of a process, as one batch. Returns a result for
   * each, in their order, which holds if that transaction commits. Other claims of the card wait
   * until that transaction ends.
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

  /** Counts an unknown code as a guess. After too many, all codes are refused for a while. */
  private CouponResult guessing(AppId appid, Actor by, Supplier<CouponResult> command) {
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
   * Returns how long this caller, clerk or address has to wait after too many wrong codes. Empty if
   * not at all.
   */
  public Optional<Duration> waitAfterGuesses(AppId appid, Actor by) {
    return limiter.wait(appid, by);
  }

  /**
   * The first command of a request number.
   *
   * @param operation ISSUE, REDEEM, REVERSE or VOID
   * @param result of that command, given again whenever the number is used again
   */
  public record AnsweredRequest(String operation, Instant at, CouponResult result) {}

  /**
   * Returns what a request number was used for. Empty if it was never used by this way for this
   * appid, or if its command is still being carried out.
   */
  public Optional<AnsweredRequest> findRequest(AppId appid, Source source, String requestNumber) {
    return numbers.find(appid, source, requestNumber);
  }

  /**
   * Returns how many coupons of this appid were claimed from each of these, by id. One statement.
   */
  public Map<String, Long> claimedFrom(AppId appid, ClaimOrigin.Kind kind, Collection<String> ids) {
    return numbers.issued(appid, kind, ids);
  }

  /** As {@link #lookUp(AppId, CouponCode, CardId)}, for callers who may be guessing. */
  public CouponResult lookUp(AppId appid, CouponCode code, CardId cardId, Actor by) {
    return guessing(appid, by, () -> lookUp(appid, code, cardId));
  }

  /**
   * Returns those of these codes that the card has, in whatever state. The platform's codes count
   * too.
   */
  public Set<CouponCode> existing(AppId appid, CardId cardId, Collection<CouponCode> codes) {
    return repository.existing(
        appid, cardId, codes, codeBatches.beingMade(appid.value(), cardId.value()));
  }

  /** One code that a batch has made, and its state as it is stored. */
  public record LotCode(CouponCode code, CouponStatus status) {}

  /**
   * Hands every code of a finished batch to the reader, in the order of codes. Needs constant
   * memory, and holds no connection while the reader works.
   */
  public void codesOf(CodeBatch codeBatch, Consumer<LotCode> reader) {
    List<LotCode> codes = List.of();
    do {
      codes =
          repository.codesOf(
              new AppId(codeBatch.appid()),
              codeBatch.id(),
              codes.isEmpty() ? "" : codes.get(codes.size() - 1).code().value(),
              CODES_AT_ONCE);
      codes.forEach(reader);
    } while (codes.size() == CODES_AT_ONCE);
  }

  /**
   * Returns the code as it may travel through a consumer's browser. {@link #decrypted} reads it.
   */
  public String encrypted(AppId appid, CouponCode code) {
    return seal.seal(ENCRYPTED, appid.value() + " " + code.value());
  }

  /** Returns the code. Empty if {@link #encrypted} did not make it for this appid. */
  public Optional<CouponCode> decrypted(AppId appid, String encrypted) {
    return seal.open(ENCRYPTED, encrypted)
        .filter(text -> text.startsWith(appid.value() + " "))
        .map(text -> new CouponCode(text.substring(appid.value().length() + 1)));
  }

  /** Returns the coupon, or Refused with UNKNOWN_CODE or CARD_ID_NEEDED where redeem would be. */
  public CouponResult lookUp(AppId appid, CouponCode code, CardId cardId) {
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
   * Returns the coupon in whatever state, for its merchant. Empty for codes that no coupon has now.
   */
  public Optional<Coupon> find(AppId appid, CardId cardId, CouponCode code) {
    return repository.find(appid, code).stream()
        .filter(row -> row.cardId().equals(cardId))
        .findFirst()
        .map(row -> row.coupon(clock.instant()));
  }

  /**
   * Returns what redeem would be refused with at this moment. Empty if the coupon can be used.
   *
   * @param locationId the store; null if none is named
   */
  public Optional<Refusal> whyNotRedeemable(Coupon coupon, String locationId) {
    Map<String, CardTerms> terms = cards.terms(List.of(coupon.cardId().value()));
    Instant now = clock.instant();
    return Rules.choose(
        repository.find(coupon.appid(), coupon.code()),
        coupon.cardId(),
        row ->
            redeemability.against(row.asOf(now), terms.get(row.cardId().value()), locationId, now),
        Optional::of);
  }

  /**
   * Returns how many coupons of all cards are in each state now. Every status is a key. Cheap: no
   * coupons are counted.
   */
  public Map<CouponStatus, Long> inState() {
    return states(statistics.transitions());
  }

  private static Map<CouponStatus, Long> states(List<TransitionCount> counts) {
    Map<CouponStatus, Long> states = new EnumMap<>(CouponStatus.class);
    Arrays.stream(CouponStatus.values()).forEach(status -> states.put(status, 0L));
    for (TransitionCount count : counts) {
      states.merge(CouponStatus.valueOf(count.to()), count.passed(), Long::sum);
      if (!count.from().isEmpty()) {
        states.merge(CouponStatus.valueOf(count.from()), -count.passed(), Long::sum);
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

  /** Returns what every activity did today, zero included. */
  public List<Passes> today() {
    Map<String, DailyCount> day = statistics.ofDay(LocalDate.now(clock));
    return Arrays.stream(Transition.values())
        .map(
            transition -> {
              DailyCount done =
                  day.getOrDefault(transition.name(), new DailyCount(transition.name(), 0, 0));
              return new Passes(transition.activity(), done.passed(), done.refused());
            })
        .toList();
  }

  /** How many coupons of one card are in which group of states. */
  public record CardFigures(long inHand, long used, long expired, long ended) {}

  /** Returns the figures of a card. All are zero for a card without coupons. */
  public CardFigures ofCard(CardId cardId) {
    return figures(statistics.transitions(cardId));
  }

  /** The same of many cards: each is a key of the result. One statement. */
  public Map<CardId, CardFigures> ofCards(Collection<CardId> cardIds) {
    Map<CardId, List<TransitionCount>> counts = statistics.transitions(cardIds);
    return cardIds.stream()
        .distinct()
        .collect(Collectors.toMap(id -> id, id -> figures(counts.getOrDefault(id, List.of()))));
  }

  private static CardFigures figures(List<TransitionCount> counts) {
    Map<CouponStatus, Long> states = states(counts);
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

  /** Carries out what waits, and ends. */
  @Override
  public void destroy() {
    queues.values().forEach(BatchQueue::close);
  }
}
