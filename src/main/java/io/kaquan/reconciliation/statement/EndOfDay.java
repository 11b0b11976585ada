package io.kaquan.reconciliation.statement;

import io.kaquan.platform.schedule.TimetableEntry;
import org.springframework.stereotype.Component;

/**
 * Starts the reconciliation of every finished day that has none yet; looks every ten minutes, so a
 * late start catches up.
 */
@Component
class EndOfDay implements TimetableEntry {
  private final Statements statements;

  EndOfDay(Statements statements) {
    this.statements = statements;
  }

  @Override
  public String name() {
    return "end-of-day";
  }

  @Override
  public String cron() {
    return "0 5/10 * * * ?";
  }

  @Override
  public void run() {
    statements.startFinishedDays();
  }
}
