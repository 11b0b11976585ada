package io.kaquan.figures;

import io.kaquan.card.Terms;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The last 30 days of one card, for a part of a page that is about the card; asked for by the template. */
@Component
class CardFigures {
  private static final int DAYS = 30;

  private final Reports reports;
  private final Clock clock;

  CardFigures(Reports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  public Report of(Terms card, Locale locale) {
    LocalDate today = LocalDate.now(clock);
    return reports.ofCard(card.merchantId(), card.cardId(), today.minusDays(DAYS - 1), today, locale);
  }
}
