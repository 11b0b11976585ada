package io.kaquan.platform.calendar;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door to the calendar's years, for operators. A change holds on this node immediately and on
 * the others within half a minute; due moments that are set already stay as they are.
 */
@Component
public class CalendarYears {
  private final CalendarTable table;
  private final CalendarRepository repository;
  private final TransactionOperations transaction;
  private final Clock clock;

  CalendarYears(
      CalendarTable table,
      CalendarRepository repository,
      TransactionOperations transaction,
      Clock clock) {
    this.table = table;
    this.repository = repository;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Returns the years in the calendar, newest first. */
  public List<CalendarYear> held() {
    return List.copyOf(table.known().years().descendingMap().values());
  }

  /** Returns the odd days of a year in order; empty if the calendar does not hold the year. */
  public List<OddDay> days(int year) {
    return table.known().days().values().stream()
        .filter(day -> day.day().getYear() == year)
        .sorted(Comparator.comparing(OddDay::day))
        .toList();
  }

  /** Returns what would be entered; changes nothing. */
  public YearEntry read(@Nullable String lines) {
    return YearEntry.read(lines);
  }

  /**
   * Enters a year and replaces what was known of it. Changes nothing if there are faults. A second
   * call with the same lines changes nothing.
   */
  public YearEntry enter(@Nullable String lines, String by) {
    YearEntry entry = YearEntry.read(lines);
    if (entry.faults().isEmpty()) {
      transaction.executeWithoutResult(
          status -> repository.enter(entry.year(), entry.days(), by, clock.instant()));
      table.forget();
    }
    return entry;
  }

  /**
   * Takes back what was entered: a year that came with the program is as it came, another is not
   * held any more.
   */
  public void remove(int year) {
    repository.remove(year);
    table.forget();
  }

  /** Returns whether the year comes with the program. */
  public boolean isOwn(int year) {
    return table.isOwn(year);
  }
}
