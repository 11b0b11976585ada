package io.kaquan.coupon.codebatch;

import io.kaquan.card.stock.CardStocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The beginning of a batch, in one transaction: its row, its lines or its part of the stock, and
 * the process that works on it.
 */
@Component
class CodeBatchStart {
  private static final int LINES_AT_ONCE = 5_000;
  private static final int TRIES = 20;

  private final CodeBatchRepository repository;
  private final CodeBatchProcess process;
  private final CardStocks stocks;
  private final TransactionTemplate transaction;

  CodeBatchStart(
      CodeBatchRepository repository,
      CodeBatchProcess process,
      CardStocks stocks,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.process = process;
    this.stocks = stocks;
    this.transaction = new TransactionTemplate(transactions);
  }

  CodeBatchResult generate(CodeBatch batch) {
    return begin(
        batch, () -> takeStock(batch) ? Optional.empty() : Optional.of(CodeBatchFault.STOCK));
  }

  private boolean takeStock(CodeBatch batch) {
    boolean enough = stocks.lock(List.of(batch.cardId())).get(batch.cardId()) >= batch.wanted();
    if (enough) {
      stocks.take(new TreeMap<>(Map.of(batch.cardId(), batch.wanted())));
    }
    return enough;
  }

  CodeBatchResult withList(CodeBatch batch, CodeList list) {
    if (list.size() > CodeBatches.BIGGEST_LIST) {
      return CodeBatchResult.refused(CodeBatchFault.TOO_LONG);
    }
    CodeBatch listed = batch.listed(list.fileName());
    return begin(listed, () -> keep(listed, list));
  }

  CodeBatchResult ofAll(CodeBatch batch) {
    return begin(batch, Optional::empty);
  }

  /**
   * Tried again where the card's process went on at the same moment: with another batch, or by
   * itself.
   */
  private CodeBatchResult begin(CodeBatch batch, Supplier<Optional<CodeBatchFault>> more) {
    for (int tries = 1; ; tries++) {
      try {
        return beginOnce(batch, more);
      } catch (OptimisticLockingFailureException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /** Who comes second with the same form waits here for the first, and gets the same batch. */
  private CodeBatchResult beginOnce(CodeBatch batch, Supplier<Optional<CodeBatchFault>> more) {
    return transaction.execute(
        status -> {
          if (!repository.add(batch)) {
            return CodeBatchResult.begun(batch.id());
          }
          Optional<CodeBatchFault> fault =
              more.get()
                  .or(
                      () ->
                          process.begin(batch)
                              ? Optional.empty()
                              : Optional.of(CodeBatchFault.CARD_OVER));
          if (fault.isPresent()) {
            status.setRollbackOnly();
          }
          return fault
              .map(CodeBatchResult::refused)
              .orElseGet(() -> CodeBatchResult.begun(batch.id()));
        });
  }

  private Optional<CodeBatchFault> keep(CodeBatch batch, CodeList list) {
    long kept = 0;
    try (CodeListReader lines = new CodeListReader(list.open())) {
      List<CodeListReader.Line> some = new ArrayList<>(LINES_AT_ONCE);
      for (CodeListReader.Line line = lines.next();
          line != null && kept <= CodeBatches.MOST;
          line = lines.next()) {
        some.add(line);
        kept++;
        if (some.size() == LINES_AT_ONCE) {
          repository.addLines(batch, some);
          some.clear();
        }
      }
      repository.addLines(batch, some);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    repository.wanted(batch, kept);
    return kept == 0
        ? Optional.of(CodeBatchFault.EMPTY)
        : kept > CodeBatches.MOST ? Optional.of(CodeBatchFault.TOO_LONG) : Optional.empty();
  }
}
