package io.kaquan.coupon.lot;

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
 * The beginning of a lot, in one transaction: its row, its lines or its part of the stock, and the
 * process that works on it.
 */
@Component
class LotBeginning {
  private static final int LINES_AT_ONCE = 5_000;
  private static final int TRIES = 20;

  private final LotRepository repository;
  private final LotProcess process;
  private final CardStocks stocks;
  private final TransactionTemplate transaction;

  LotBeginning(
      LotRepository repository,
      LotProcess process,
      CardStocks stocks,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.process = process;
    this.stocks = stocks;
    this.transaction = new TransactionTemplate(transactions);
  }

  LotAnswer generate(Lot lot) {
    return begin(lot, () -> takeStock(lot) ? Optional.empty() : Optional.of(LotFault.STOCK));
  }

  private boolean takeStock(Lot lot) {
    boolean enough = stocks.lock(List.of(lot.cardId())).get(lot.cardId()) >= lot.wanted();
    if (enough) {
      stocks.take(new TreeMap<>(Map.of(lot.cardId(), lot.wanted())));
    }
    return enough;
  }

  LotAnswer withList(Lot lot, SentList list) {
    if (list.size() > Lots.BIGGEST_LIST) {
      return LotAnswer.refused(LotFault.TOO_LONG);
    }
    Lot listed = lot.listed(list.fileName());
    return begin(listed, () -> keep(listed, list));
  }

  LotAnswer ofAll(Lot lot) {
    return begin(lot, Optional::empty);
  }

  /**
   * Tried again where the card's process went on at the same moment: with another lot, or by
   * itself.
   */
  private LotAnswer begin(Lot lot, Supplier<Optional<LotFault>> more) {
    for (int tries = 1; ; tries++) {
      try {
        return beginOnce(lot, more);
      } catch (OptimisticLockingFailureException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /** Who comes second with the same form waits here for the first, and gets the same lot. */
  private LotAnswer beginOnce(Lot lot, Supplier<Optional<LotFault>> more) {
    return transaction.execute(
        status -> {
          if (!repository.add(lot)) {
            return LotAnswer.begun(lot.id());
          }
          Optional<LotFault> fault =
              more.get()
                  .or(
                      () ->
                          process.begin(lot) ? Optional.empty() : Optional.of(LotFault.CARD_OVER));
          if (fault.isPresent()) {
            status.setRollbackOnly();
          }
          return fault.map(LotAnswer::refused).orElseGet(() -> LotAnswer.begun(lot.id()));
        });
  }

  private Optional<LotFault> keep(Lot lot, SentList list) {
    long kept = 0;
    try (CodeLines lines = new CodeLines(list.open())) {
      List<CodeLines.Line> some = new ArrayList<>(LINES_AT_ONCE);
      for (CodeLines.Line line = lines.next();
          line != null && kept <= Lots.MOST;
          line = lines.next()) {
        some.add(line);
        kept++;
        if (some.size() == LINES_AT_ONCE) {
          repository.addLines(lot.id(), some);
          some.clear();
        }
      }
      repository.addLines(lot.id(), some);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    repository.wanted(lot.id(), kept);
    return kept == 0
        ? Optional.of(LotFault.EMPTY)
        : kept > Lots.MOST ? Optional.of(LotFault.TOO_LONG) : Optional.empty();
  }
}
