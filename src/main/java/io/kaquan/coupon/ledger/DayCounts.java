package io.kaquan.coupon.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Adds a batch to the figures of its day, with one statement; one more where redemptions are taken
 * back.
 */
@Component
class DayCounts {

  record Coupon(String cardId, String code) {}

  /**
   * @param location null where no store was named
   */
  record Redemption(String location, long amountFen) {}

  private static final String VIEW = "VIEW";
  private static final String VIEWED = "VIEWED";
  private static final Redemption NONE = new Redemption(null, 0);

  private final LedgerRepository repository;
  private final KnownNames names;
  private final Clock clock;

  DayCounts(LedgerRepository repository, KnownNames names, Clock clock) {
    this.repository = repository;
    this.names = names;
    this.clock = clock;
  }

  /**
   * What is taken back counts where and as much as it was redeemed: {@code entries} are in the
   * ledger already.
   */
  void count(List<Entry> entries, List<Attempt> attempts) {
    List<Entry> back =
        entries.stream().filter(entry -> entry.kind() == EntryKind.REVERSED).toList();
    Map<Coupon, Redemption> takenBack = back.isEmpty() ? Map.of() : repository.takenBack(back);
    Map<DayCount, long[]> counts = new TreeMap<>();
    for (Entry entry : entries) {
      Redemption what =
          entry.kind() == EntryKind.REVERSED
              ? takenBack.getOrDefault(new Coupon(entry.cardId(), entry.code()), NONE)
              : new Redemption(entry.locationId(), entry.amountFen());
      long[] row = counts.computeIfAbsent(row(entry, what.location()), key -> new long[3]);
      row[DayCount.PASSED]++;
      row[DayCount.FEN] += what.amountFen();
    }
    for (Attempt attempt : attempts) {
      counts
          .computeIfAbsent(
              new DayCount(
                  day(attempt.at()),
                  null,
                  null,
                  attempt.cardId() == null ? "" : attempt.cardId(),
                  attempt.arrow(),
                  "",
                  "",
                  ""),
              key -> new long[3])[DayCount.REFUSED]++;
    }
    if (!counts.isEmpty()) {
      repository.countDay(List.copyOf(counts.entrySet()));
    }
  }

  void count(List<Ledger.Look> looks) {
    LocalDate today = LocalDate.now(clock);
    Map<DayCount, long[]> counts = new TreeMap<>();
    looks.forEach(
        look ->
            counts
                .computeIfAbsent(
                    new DayCount(
                        today,
                        look.merchantId(),
                        look.appid(),
                        look.cardId(),
                        VIEW,
                        VIEWED,
                        names.channel(today, look.cardId(), look.channel()),
                        ""),
                    key -> new long[3])[DayCount.PASSED]++);
    if (!counts.isEmpty()) {
      repository.countDay(List.copyOf(counts.entrySet()));
    }
  }

  private DayCount row(Entry entry, String location) {
    LocalDate day = day(entry.at());
    return new DayCount(
        day,
        entry.merchantId(),
        entry.appid(),
        entry.cardId(),
        entry.arrow(),
        entry.kind().name(),
        names.channel(day, entry.cardId(), entry.outerStr()),
        names.location(day, entry.cardId(), location));
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, clock.getZone());
  }
}
