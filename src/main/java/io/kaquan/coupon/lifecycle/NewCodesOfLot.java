package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.code.CouponCodes;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lot.Lot;
import io.kaquan.coupon.lot.LotKind;
import io.kaquan.coupon.lot.LotLine;
import io.kaquan.coupon.lot.LotOutcome;
import io.kaquan.coupon.lot.LotStatus;
import io.kaquan.coupon.lot.LotWork;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The next codes of a lot that makes them: those of the platform are drawn, the merchant's own
 * stand on its list.
 */
@Component
class NewCodesOfLot {
  static final int CHUNK = 1000;
  private static final int DRAWS = 10;

  private final CouponRepository repository;
  private final Deposits deposits;
  private final LotWork lots;
  private final CouponCodes codes;
  private final Ledger ledger;
  private final Clock clock;

  NewCodesOfLot(
      CouponRepository repository,
      Deposits deposits,
      LotWork lots,
      CouponCodes codes,
      Ledger ledger,
      Clock clock) {
    this.repository = repository;
    this.deposits = deposits;
    this.lots = lots;
    this.codes = codes;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Returns how many are left to be made. */
  long nextChunk(String cardId, UUID id) {
    Lot lot = lots.lock(cardId, id);
    if (lot.status() == LotStatus.STOPPING) {
      return 0;
    }
    return lot.wanted()
        - lot.worked()
        - (lot.kind() == LotKind.GENERATE ? generate(lot) : take(lot));
  }

  private long generate(Lot lot) {
    int number = (int) Math.min(CHUNK, lot.wanted() - lot.worked());
    Instant now = clock.instant();
    List<StoredCoupon> rows = draw(lot, number, now);
    ledger.write(rows.stream().map(row -> entry(lot, row, now)).toList(), List.of());
    lots.worked(lot, Map.of(LotOutcome.OK, (long) number), "");
    return number;
  }

  /** Adds new coupons; a code that is taken is drawn again. */
  private List<StoredCoupon> draw(Lot lot, int number, Instant now) {
    List<StoredCoupon> made = new ArrayList<>();
    for (int tries = 0; made.size() < number; tries++) {
      if (tries == DRAWS) {
        throw new IllegalStateException("no free codes were found in " + tries + " draws");
      }
      Map<String, StoredCoupon> drawn = new LinkedHashMap<>();
      Stream.generate((Supplier<String>) codes::next)
          .limit(number - made.size())
          .forEach(
              code ->
                  drawn.put(
                      code,
                      StoredCoupon.deposited(
                          code, "", lot.cardId(), lot.appid(), lot.merchantId(), lot.id())));
      Set<CouponRepository.CodeKey> added = repository.add(List.copyOf(drawn.values()), now);
      drawn.values().stream()
          .filter(row -> added.contains(CouponRepository.CodeKey.of(row)))
          .forEach(made::add);
    }
    return made;
  }

  private static Entry entry(Lot lot, StoredCoupon row, Instant now) {
    return Entries.of(
        deposit(lot, row.code()), Transition.DEPOSIT, EntryKind.DEPOSITED, null, row, now);
  }

  private long take(Lot lot) {
    List<LotLine> lines = lots.lines(lot, CHUNK);
    Map<LotLine, PendingCommand<CouponCommand.Deposit>> items = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> line.outcome() == null)
        .forEach(line -> items.put(line, new PendingCommand<>(deposit(lot, line.code()))));
    deposits.deposit(List.copyOf(items.values()));
    lots.worked(
        lot,
        lines.stream()
            .map(line -> items.containsKey(line) ? line.with(outcome(items.get(line))) : line)
            .toList());
    return lines.size();
  }

  private static LotOutcome outcome(PendingCommand<CouponCommand.Deposit> item) {
    return item.result()
        .fold(
            done -> LotOutcome.OK,
            why ->
                switch (why) {
                  case BAD_CODE -> LotOutcome.INVALID;
                  case CODE_TAKEN -> LotOutcome.EXISTING;
                  case UNKNOWN_CARD -> LotOutcome.ENDED;
                  default -> throw new IllegalStateException("a line of a lot was refused: " + why);
                });
  }

  private static CouponCommand.Deposit deposit(Lot lot, String code) {
    return new CouponCommand.Deposit(
        lot.appid(),
        lot.cardId(),
        code,
        lot.id(),
        new Actor(Source.CONSOLE, lot.askedBy(), null, null));
  }
}
