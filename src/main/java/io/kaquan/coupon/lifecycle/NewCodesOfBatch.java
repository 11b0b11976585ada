package io.kaquan.coupon.lifecycle;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.code.CouponCodes;
import io.kaquan.coupon.codebatch.CodeBatch;
import io.kaquan.coupon.codebatch.CodeBatchKind;
import io.kaquan.coupon.codebatch.CodeBatchLine;
import io.kaquan.coupon.codebatch.CodeBatchStatus;
import io.kaquan.coupon.codebatch.CodeBatchWork;
import io.kaquan.coupon.codebatch.CodeOutcome;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The next codes of a batch that makes them: those of the platform are drawn, the merchant's own
 * stand on its list.
 */
@Component
class NewCodesOfBatch {
  static final int CHUNK = 1000;
  private static final int DRAWS = 10;

  private final CouponRepository repository;
  private final Deposits deposits;
  private final CodeBatchWork codeBatches;
  private final CouponCodes codes;
  private final Ledger ledger;
  private final Clock clock;

  NewCodesOfBatch(
      CouponRepository repository,
      Deposits deposits,
      CodeBatchWork codeBatches,
      CouponCodes codes,
      Ledger ledger,
      Clock clock) {
    this.repository = repository;
    this.deposits = deposits;
    this.codeBatches = codeBatches;
    this.codes = codes;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Returns how many are left to be made. */
  long nextChunk(String cardId, UUID id) {
    CodeBatch codeBatch = codeBatches.lock(cardId, id);
    if (codeBatch.status() == CodeBatchStatus.STOPPING) {
      return 0;
    }
    return codeBatch.wanted()
        - codeBatch.worked()
        - (codeBatch.kind() == CodeBatchKind.GENERATE ? generate(codeBatch) : take(codeBatch));
  }

  private long generate(CodeBatch codeBatch) {
    int number = (int) Math.min(CHUNK, codeBatch.wanted() - codeBatch.worked());
    Instant now = clock.instant();
    List<StoredCoupon> rows = draw(codeBatch, number, now);
    ledger.write(rows.stream().map(row -> entry(codeBatch, row, now)).toList(), List.of());
    codeBatches.worked(codeBatch, Map.of(CodeOutcome.OK, (long) number), "");
    return number;
  }

  /** Adds new coupons; a code that is taken is drawn again. */
  private List<StoredCoupon> draw(CodeBatch codeBatch, int number, Instant now) {
    List<StoredCoupon> made = new ArrayList<>();
    for (int tries = 0; made.size() < number; tries++) {
      if (tries == DRAWS) {
        throw new IllegalStateException("no free codes were found in " + tries + " draws");
      }
      Map<CouponCode, StoredCoupon> drawn = new LinkedHashMap<>();
      Stream.generate((Supplier<CouponCode>) codes::next)
          .limit(number - made.size())
          .forEach(
              code ->
                  drawn.put(
                      code,
                      StoredCoupon.deposited(
                          code,
                          "",
                          new CardId(codeBatch.cardId()),
                          new AppId(codeBatch.appid()),
                          new MerchantId(codeBatch.merchantId()),
                          codeBatch.id())));
      Set<CouponRepository.CodeKey> added = repository.add(List.copyOf(drawn.values()), now);
      drawn.values().stream()
          .filter(row -> added.contains(CouponRepository.CodeKey.of(row)))
          .forEach(made::add);
    }
    return made;
  }

  private static Entry entry(CodeBatch codeBatch, StoredCoupon row, Instant now) {
    return Entries.of(deposit(codeBatch, row.code()), EntryKind.DEPOSITED, null, row, now);
  }

  private long take(CodeBatch codeBatch) {
    List<CodeBatchLine> lines = codeBatches.lines(codeBatch, CHUNK);
    Map<CodeBatchLine, PendingCommand<CouponCommand.Deposit>> items = new LinkedHashMap<>();
    for (CodeBatchLine line : lines) {
      if (line.outcome() == null) {
        CouponCode.parse(line.code())
            .ifPresent(code -> items.put(line, new PendingCommand<>(deposit(codeBatch, code))));
      }
    }
    deposits.deposit(List.copyOf(items.values()));
    codeBatches.worked(
        codeBatch,
        lines.stream()
            .map(line -> line.outcome() == null ? line.with(outcome(items.get(line))) : line)
            .toList());
    return lines.size();
  }

  /**
   * @param item null if what stands on the list cannot be a code
   */
  private static CodeOutcome outcome(@Nullable PendingCommand<CouponCommand.Deposit> item) {
    if (item == null) {
      return CodeOutcome.INVALID;
    }
    return item.result()
        .fold(
            done -> CodeOutcome.OK,
            why ->
                switch (why) {
                  case BAD_CODE -> CodeOutcome.INVALID;
                  case CODE_TAKEN -> CodeOutcome.EXISTING;
                  case UNKNOWN_CARD -> CodeOutcome.ENDED;
                  default ->
                      throw new IllegalStateException("a line of a code batch was refused: " + why);
                });
  }

  private static CouponCommand.Deposit deposit(CodeBatch codeBatch, CouponCode code) {
    return new CouponCommand.Deposit(
        new AppId(codeBatch.appid()),
        new CardId(codeBatch.cardId()),
        code,
        codeBatch.id(),
        new Actor(Source.CONSOLE, codeBatch.askedBy(), null, null));
  }
}
