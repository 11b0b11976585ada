package io.kaquan.coupon.statistics;

import io.kaquan.platform.schedule.TimetableEntry;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sums up the figures of the days that are over, one transaction a merchant. Runs when no batch of
 * those days can still be under way.
 */
@Component
class CloseFigures implements TimetableEntry {
  private final ClosingRepository repository;
  private final Clock clock;
  private final TransactionTemplate transaction;

  CloseFigures(ClosingRepository repository, Clock clock, PlatformTransactionManager transactions) {
    this.repository = repository;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return "close-figures";
  }

  @Override
  public String cron() {
    return "0 40 0 * * ?";
  }

  @Override
  public void run() {
    LocalDate yesterday = LocalDate.now(clock).minusDays(1);
    repository
        .open(yesterday)
        .forEach(
            merchant ->
                transaction.executeWithoutResult(status -> repository.close(merchant, yesterday)));
  }
}
