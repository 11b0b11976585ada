package io.kaquan.coupon.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the ledger. Entries are added and read, never changed; a day is one of the clock's
 * zone.
 */
@Component
public class Ledger {

  /**
   * How many went along an arrow, of one card or of all, since ever. {@code from} is empty for new
   * coupons.
   */
  public record Passage(String arrow, String from, String to, long passed) {}

  /** What an arrow did on one day. */
  public record Day(String arrow, long passed, long refused) {}

  /** How much was redeemed and taken back; amounts in 分. */
  public record Takings(long redeemed, long redeemedFen, long reversed, long reversedFen) {}

  /** An entry as it is kept: ids grow in the order in which entries were written. */
  public record Kept(long id, LocalDate day, Entry entry) {}

  /**
   * Which redemptions somebody looks for; null leaves a question open.
   *
   * @param source as in {@link Entry#source}
   */
  public record Wanted(
      UUID merchantId, LocalDate day, String locationId, String clerk, String source) {}

  /**
   * The figures of a selection, once by each of the four; what nothing happened for is left out.
   */
  public record Broken(
      Map<LocalDate, Sums> days,
      Map<String, Sums> channels,
      Map<String, Sums> locations,
      Map<String, Sums> cards) {}

  private final LedgerRepository repository;
  private final DayCounts counts;
  private final FigureRepository figures;
  private final Clock clock;

  Ledger(LedgerRepository repository, DayCounts counts, FigureRepository figures, Clock clock) {
    this.repository = repository;
    this.counts = counts;
    this.figures = figures;
    this.clock = clock;
  }

  /** Adds both lists and counts them, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(List<Entry> entries, List<Attempt> attempts) {
    if (!entries.isEmpty()) {
      repository.add(entries, clock.getZone());
      repository.count(entries);
    }
    if (!attempts.isEmpty()) {
      repository.addAttempts(attempts);
    }
    counts.count(entries, attempts);
  }

  /**
   * Somebody's first look at a card on this day.
   *
   * @param channel may be null
   */
  public record Look(UUID merchantId, String appid, String cardId, String channel) {}

  /** Counts looks, which are no entries, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void viewed(List<Look> looks) {
    counts.count(looks);
  }

  /**
   * Hands every entry of one merchant and day to the reader, in the order they were written.
   * Constant memory.
   */
  @Transactional(readOnly = true)
  public void read(UUID merchantId, LocalDate day, Consumer<Entry> reader) {
    repository.read(merchantId, day, reader);
  }

  /** Everything that happened to one code of a card, in order. */
  public List<Entry> life(String cardId, String code) {
    return repository.life(cardId, code);
  }

  /**
   * The cards of this appid that have or had a coupon with this code; empty for codes that never
   * were.
   */
  public List<String> cardsWith(String appid, String code) {
    return repository.cardsWith(appid, code);
  }

  /**
   * Everything that happened to the coupon that has or had this code, under all its codes, in
   * order.
   */
  public List<Kept> wholeLife(String cardId, String code) {
    return repository.wholeLife(cardId, code);
  }

  /** What was asked for under these codes and refused, the newest first. */
  public List<Attempt> attempts(String appid, String cardId, Collection<String> codes, int most) {
    return repository.attempts(appid, cardId, codes, most);
  }

  /**
   * What was redeemed and taken back, the newest first.
   *
   * @param before only entries older than the one of this id
   */
  public List<Kept> redemptions(Wanted wanted, long before, int most) {
    return repository.redemptions(wanted, before, most);
  }

  /** What this person redeemed and took back on one day, the newest first. */
  public List<Entry> shift(UUID merchantId, LocalDate day, String clerk, int most) {
    return repository.shift(merchantId, day, clerk, most);
  }

  /** All of that person's day as sums. */
  public Takings takings(UUID merchantId, LocalDate day, String clerk) {
    return repository.takings(merchantId, day, clerk);
  }

  /** Which entry of its merchant, its day and these kinds this one is; the first is 1. */
  public long place(Kept entry, Set<EntryKind> kinds) {
    return repository.place(entry, kinds);
  }

  /** How many went along each arrow, all cards together. */
  public List<Passage> passages() {
    return repository.passages();
  }

  /** The same for one card. */
  public List<Passage> passages(String cardId) {
    return repository.passages(cardId);
  }

  /** The same for each of these cards, in one statement; cards without any are left out. */
  public Map<String, List<Passage>> passages(Collection<String> cardIds) {
    return repository.passages(cardIds);
  }

  /** What each arrow did on this day; arrows that did nothing are left out. */
  public Map<String, Day> day(LocalDate day) {
    return repository.day(day);
  }

  /**
   * Figures by day, channel, store and card. Never counts coupons or entries; at one moment, so
   * that days which are summed up meanwhile are not read twice.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Broken brokenDown(Selection wanted) {
    return figures.brokenDown(wanted, LocalDate.now(clock));
  }

  /** All of it as one sum. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Sums total(Selection wanted) {
    return figures.total(wanted, LocalDate.now(clock));
  }

  /** The channels that the merchant has figures of in this time; the empty one and others too. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<String> channels(UUID merchantId, LocalDate from, LocalDate to) {
    return figures.names("CHANNEL", Selection.all(merchantId, from, to), LocalDate.now(clock));
  }

  /** The same for stores. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<String> locations(UUID merchantId, LocalDate from, LocalDate to) {
    return figures.names("LOCATION", Selection.all(merchantId, from, to), LocalDate.now(clock));
  }
}
