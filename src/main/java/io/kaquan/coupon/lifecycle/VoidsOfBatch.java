package io.kaquan.coupon.lifecycle;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.codebatch.CodeBatch;
import io.kaquan.coupon.codebatch.CodeBatchLine;
import io.kaquan.coupon.codebatch.CodeBatchStatus;
import io.kaquan.coupon.codebatch.CodeBatchWork;
import io.kaquan.coupon.codebatch.CodeOutcome;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The next coupons that a batch makes unavailable: those on its list, those of another batch, or
 * whatever is left of the card.
 */
@Component
class VoidsOfBatch {
  static final int CHUNK = 1000;

  private final CouponRepository repository;
  private final Voids voids;
  private final CodeBatchWork codeBatches;
  private final Clock clock;

  VoidsOfBatch(CouponRepository repository, Voids voids, CodeBatchWork codeBatches, Clock clock) {
    this.repository = repository;
    this.voids = voids;
    this.codeBatches = codeBatches;
    this.clock = clock;
  }

  /** Returns how many may be left to void. */
  long nextChunk(String cardId, UUID id) {
    CodeBatch codeBatch = codeBatches.lock(cardId, id);
    if (codeBatch.status() == CodeBatchStatus.STOPPING) {
      return 0;
    }
    return switch (codeBatch.kind()) {
      case VOID_LIST -> ofList(codeBatch);
      case VOID_BATCH -> ofBatch(codeBatch);
      case VOID_REST -> ofCard(codeBatch);
      case GENERATE, IMPORT -> throw new IllegalStateException("CodeBatch " + id + " makes codes");
    };
  }

  private long ofList(CodeBatch codeBatch) {
    List<CodeBatchLine> lines = codeBatches.lines(codeBatch, CHUNK);
    Map<CodeBatchLine, PendingCommand<CouponCommand.Void>> items = new LinkedHashMap<>();
    for (CodeBatchLine line : lines) {
      if (line.outcome() == null) {
        CouponCode.parse(line.code()).ifPresent(code -> items.put(line, item(codeBatch, code)));
      }
    }
    voids.carry(List.copyOf(items.values()));
    codeBatches.worked(
        codeBatch,
        lines.stream()
            .map(line -> line.outcome() == null ? line.with(ofLine(items.get(line))) : line)
            .toList());
    return codeBatch.wanted() - codeBatch.worked() - lines.size();
  }

  /**
   * Once through its codes, and again from the first until a look at all of them finds no full
   * chunk: codes can change.
   */
  private long ofBatch(CodeBatch codeBatch) {
    Instant now = clock.instant();
    if (codeBatch.wanted() == null) {
      codeBatches.expect(
          codeBatch, repository.countLeftOfLot(appid(codeBatch), codeBatch.target(), now));
    }
    List<StoredCoupon> rows =
        repository.leftOfLot(
            appid(codeBatch), codeBatch.target(), codeBatch.reachedCode(), now, CHUNK);
    boolean goesOn = rows.size() == CHUNK;
    carry(codeBatch, rows, goesOn ? rows.get(rows.size() - 1).code().value() : "");
    return goesOn || !codeBatch.reachedCode().isEmpty() ? 1 : 0;
  }

  private long ofCard(CodeBatch codeBatch) {
    Instant now = clock.instant();
    Set<UUID> hidden = codeBatches.beingMade(codeBatch.appid(), codeBatch.cardId());
    if (codeBatch.wanted() == null) {
      codeBatches.expect(
          codeBatch,
          repository.countLeftOfCard(
              appid(codeBatch), cardId(codeBatch), codeBatch.askedAt(), hidden, now));
    }
    List<StoredCoupon> rows =
        repository.leftOfCard(
            appid(codeBatch), cardId(codeBatch), codeBatch.askedAt(), hidden, now, CHUNK);
    carry(codeBatch, rows, "");
    return rows.size() == CHUNK ? 1 : 0;
  }

  private void carry(CodeBatch codeBatch, List<StoredCoupon> rows, String reachedCode) {
    List<PendingCommand<CouponCommand.Void>> items =
        rows.stream().map(row -> item(codeBatch, row.code())).toList();
    voids.carry(items);
    codeBatches.worked(
        codeBatch,
        items.stream().collect(Collectors.groupingBy(VoidsOfBatch::outcome, Collectors.counting())),
        reachedCode);
  }

  /**
   * @param item null if what stands on the list cannot be a code
   */
  private static CodeOutcome ofLine(@Nullable PendingCommand<CouponCommand.Void> item) {
    return item == null ? CodeOutcome.UNKNOWN : outcome(item);
  }

  private static CodeOutcome outcome(PendingCommand<CouponCommand.Void> item) {
    return item.result()
        .fold(
            done -> CodeOutcome.OK,
            why ->
                switch (why) {
                  case UNKNOWN_CODE -> CodeOutcome.UNKNOWN;
                  case ALREADY_REDEEMED -> CodeOutcome.USED;
                  case NOT_USABLE -> CodeOutcome.ENDED;
                  default ->
                      throw new IllegalStateException(
                          "a coupon of a code batch was refused: " + why);
                });
  }

  private static AppId appid(CodeBatch codeBatch) {
    return new AppId(codeBatch.appid());
  }

  private static CardId cardId(CodeBatch codeBatch) {
    return new CardId(codeBatch.cardId());
  }

  private static PendingCommand<CouponCommand.Void> item(CodeBatch codeBatch, CouponCode code) {
    return new PendingCommand<>(
        new CouponCommand.Void(
            appid(codeBatch),
            code,
            cardId(codeBatch),
            codeBatch.reason(),
            null,
            new Actor(Source.CONSOLE, codeBatch.askedBy(), null, null)));
  }
}
