package io.kaquan.figures;

import io.kaquan.ledger.Selection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The last seven days of a merchant beside the seven before, for the first page of the console; asked for by the template. */
@Component
class WeekFigures {
  private static final int DAYS = 7;

  private final Reports reports;
  private final Clock clock;

  WeekFigures(Reports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  public Report of(UUID merchantId, Locale locale) {
    LocalDate today = LocalDate.now(clock);
    return reports.of(until(merchantId, today), until(merchantId, today.minusDays(DAYS)), locale);
  }

  private static Selection until(UUID merchantId, LocalDate last) {
    return Selection.all(merchantId, last.minusDays(DAYS - 1), last);
  }
}
