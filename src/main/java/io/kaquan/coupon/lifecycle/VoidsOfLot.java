package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.lot.Lot;
import io.kaquan.coupon.lot.LotLine;
import io.kaquan.coupon.lot.LotOutcome;
import io.kaquan.coupon.lot.LotStatus;
import io.kaquan.coupon.lot.LotWork;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The next coupons that a lot makes unavailable: those on its list, those of another lot, or
 * whatever is left of the card.
 */
@Component
class VoidsOfLot {
  static final int CHUNK = 1000;

  private final CouponRepository repository;
  private final Voids voids;
  private final LotWork lots;
  private final Clock clock;

  VoidsOfLot(CouponRepository repository, Voids voids, LotWork lots, Clock clock) {
    this.repository = repository;
    this.voids = voids;
    this.lots = lots;
    this.clock = clock;
  }

  /** Returns how many may be left to void. */
  long nextChunk(String cardId, UUID id) {
    Lot lot = lots.lock(cardId, id);
    if (lot.status() == LotStatus.STOPPING) {
      return 0;
    }
    return switch (lot.kind()) {
      case VOID_LIST -> ofList(lot);
      case VOID_LOT -> ofLot(lot);
      case VOID_REST -> ofCard(lot);
      case GENERATE, IMPORT -> throw new IllegalStateException("Lot " + id + " makes codes");
    };
  }

  private long ofList(Lot lot) {
    List<LotLine> lines = lots.lines(lot, CHUNK);
    Map<LotLine, PendingCommand<CouponCommand.Void>> items = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> line.outcome() == null)
        .forEach(line -> items.put(line, item(lot, line.code())));
    voids.carry(List.copyOf(items.values()));
    lots.worked(
        lot,
        lines.stream()
            .map(line -> items.containsKey(line) ? line.with(outcome(items.get(line))) : line)
            .toList());
    return lot.wanted() - lot.worked() - lines.size();
  }

  /**
   * Once through its codes, and again from the first until a look at all of them finds no full
   * chunk: codes can change.
   */
  private long ofLot(Lot lot) {
    Instant now = clock.instant();
    if (lot.wanted() == null) {
      lots.expect(lot, repository.countLeftOfLot(lot.appid(), lot.target(), now));
    }
    List<StoredCoupon> rows =
        repository.leftOfLot(lot.appid(), lot.target(), lot.reachedCode(), now, CHUNK);
    boolean goesOn = rows.size() == CHUNK;
    carry(lot, rows, goesOn ? rows.get(rows.size() - 1).code() : "");
    return goesOn || !lot.reachedCode().isEmpty() ? 1 : 0;
  }

  private long ofCard(Lot lot) {
    Instant now = clock.instant();
    Set<UUID> hidden = lots.beingMade(lot.cardId());
    if (lot.wanted() == null) {
      lots.expect(
          lot, repository.countLeftOfCard(lot.appid(), lot.cardId(), lot.askedAt(), hidden, now));
    }
    List<StoredCoupon> rows =
        repository.leftOfCard(lot.appid(), lot.cardId(), lot.askedAt(), hidden, now, CHUNK);
    carry(lot, rows, "");
    return rows.size() == CHUNK ? 1 : 0;
  }

  private void carry(Lot lot, List<StoredCoupon> rows, String reachedCode) {
    List<PendingCommand<CouponCommand.Void>> items =
        rows.stream().map(row -> item(lot, row.code())).toList();
    voids.carry(items);
    lots.worked(
        lot,
        items.stream().collect(Collectors.groupingBy(VoidsOfLot::outcome, Collectors.counting())),
        reachedCode);
  }

  private static LotOutcome outcome(PendingCommand<CouponCommand.Void> item) {
    return item.result()
        .fold(
            done -> LotOutcome.OK,
            why ->
                switch (why) {
                  case UNKNOWN_CODE -> LotOutcome.UNKNOWN;
                  case ALREADY_REDEEMED -> LotOutcome.USED;
                  case NOT_USABLE -> LotOutcome.ENDED;
                  default ->
                      throw new IllegalStateException("a coupon of a lot was refused: " + why);
                });
  }

  private static PendingCommand<CouponCommand.Void> item(Lot lot, String code) {
    return new PendingCommand<>(
        new CouponCommand.Void(
            lot.appid(),
            code,
            lot.cardId(),
            lot.reason(),
            null,
            new Actor(Source.CONSOLE, lot.askedBy(), null, null)));
  }
}
