package io.kaquan.coupon.ledger;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.LedgerRepository.CouponKey;
import io.kaquan.coupon.ledger.LedgerRepository.Redemption;
import io.kaquan.coupon.statistics.CountedRefusal;
import io.kaquan.coupon.statistics.CountedTransition;
import io.kaquan.coupon.statistics.OwnedCard;
import io.kaquan.coupon.statistics.Statistics;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the ledger. Entries are added and read, never changed. A day is one of the clock's
 * zone (Asia/Shanghai by default).
 */
@Component
public class Ledger {
  private static final Redemption NO_REDEMPTION = new Redemption(null, 0);

  private final LedgerRepository repository;
  private final AttemptRepository attempts;
  private final Statistics statistics;
  private final Clock clock;

  Ledger(
      LedgerRepository repository, AttemptRepository attempts, Statistics statistics, Clock clock) {
    this.repository = repository;
    this.attempts = attempts;
    this.statistics = statistics;
    this.clock = clock;
  }

  /**
   * Adds entries and refused attempts and counts them, in the caller's transaction. Each call adds
   * anew.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(List<Entry> entries, List<Attempt> refused) {
    if (!entries.isEmpty()) {
      repository.add(entries, clock.getZone());
    }
    if (!refused.isEmpty()) {
      attempts.add(refused);
    }
    statistics.count(counted(entries), refused.stream().map(Ledger::counted).toList());
  }

  /**
   * A reversal counts in the store and with the amount of the redemption that it reverses. {@code
   * entries} are in the ledger already.
   */
  private List<CountedTransition> counted(List<Entry> entries) {
    List<Entry> reversals =
        entries.stream().filter(entry -> entry.kind() == EntryKind.REVERSED).toList();
    Map<CouponKey, Redemption> reversed =
        reversals.isEmpty() ? Map.of() : repository.reversed(reversals);
    return entries.stream()
        .map(
            entry ->
                counted(
                    entry,
                    entry.kind() == EntryKind.REVERSED
                        ? reversed.getOrDefault(CouponKey.of(entry), NO_REDEMPTION)
                        : new Redemption(entry.by().locationId(), entry.amountFen())))
        .toList();
  }

  private static CountedTransition counted(Entry entry, Redemption as) {
    LedgerCoupon coupon = entry.coupon();
    return new CountedTransition(
        entry.at(),
        new OwnedCard(coupon.merchantId(), coupon.appid(), coupon.cardId()),
        entry.transition(),
        entry.kind().name(),
        entry.from(),
        entry.to(),
        coupon.outerStr(),
        as.locationId(),
        as.amountFen());
  }

  private static CountedRefusal counted(Attempt attempt) {
    return new CountedRefusal(
        attempt.at(), attempt.target().appid(), attempt.target().cardId(), attempt.transition());
  }

  /**
   * Hands every entry of one merchant and day to the reader, in the order they were written. Memory
   * does not grow with the number of entries.
   */
  @Transactional(readOnly = true)
  public void read(MerchantId merchantId, LocalDate day, Consumer<Entry> reader) {
    repository.read(merchantId, day, reader);
  }

  /** Returns everything that happened under this code of the card, in order. */
  public List<Entry> entries(AppId appid, CardId cardId, CouponCode code) {
    return repository.entries(appid, cardId, code);
  }

  /**
   * Returns the cards of this appid that have or had a coupon with this code. Empty for a code that
   * never was one.
   */
  public List<CardId> cardsWith(AppId appid, CouponCode code) {
    return repository.cardsWith(appid, code);
  }

  /**
   * Returns everything that happened to the coupon that has or had this code, under all its codes,
   * in order.
   */
  public List<StoredEntry> history(AppId appid, CardId cardId, CouponCode code) {
    return repository.history(appid, cardId, code);
  }

  /**
   * Returns the refused attempts that named one of these codes, with this card or with none, newest
   * first.
   */
  public List<Attempt> attempts(
      AppId appid, CardId cardId, Collection<CouponCode> codes, int most) {
    return attempts.find(appid, cardId, codes, most);
  }

  /**
   * Returns redemptions and reversals, newest first.
   *
   * @param before only entries with a lower id
   */
  public List<StoredEntry> redemptions(RedemptionFilter filter, long before, int most) {
    return repository.redemptions(filter, before, most);
  }

  /**
   * Returns what a clerk redeemed and reversed on one day, newest first.
   *
   * @param clerk e-mail address of the member
   */
  public List<Entry> shift(MerchantId merchantId, LocalDate day, String clerk, int most) {
    return repository.shift(merchantId, day, clerk, most);
  }

  /**
   * Returns the sums of all that a clerk redeemed and reversed on one day.
   *
   * @param clerk e-mail address of the member
   */
  public ShiftTotals totals(MerchantId merchantId, LocalDate day, String clerk) {
    return repository.totals(merchantId, day, clerk);
  }

  /**
   * Returns the position of an entry among those of its merchant, its day and these kinds. The
   * first is 1.
   */
  public long position(StoredEntry entry, Set<EntryKind> kinds) {
    return repository.position(entry, kinds);
  }
}
