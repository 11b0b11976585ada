package io.kaquan.console.figures;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.ledger.Selection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last days beside as many before, for parts of pages that are about something else; asked for
 * by their templates.
 */
@Component
class RecentFigures {
  private static final int DAYS_OF_CARD = 30;
  private static final int DAYS_OF_MERCHANT = 7;

  private final FigureReports reports;
  private final Clock clock;

  RecentFigures(FigureReports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  public FigureReport ofCard(CardTerms card, Locale locale) {
    return last(DAYS_OF_CARD, card.merchantId(), card.cardId(), locale);
  }

  public FigureReport ofMerchant(UUID merchantId, Locale locale) {
    return last(DAYS_OF_MERCHANT, merchantId, null, locale);
  }

  private FigureReport last(int days, UUID merchantId, @Nullable String cardId, Locale locale) {
    LocalDate from = LocalDate.now(clock).minusDays(days - 1);
    return reports.of(
        new Selection(merchantId, from, from.plusDays(days - 1), null, cardId, null, null),
        new Selection(
            merchantId, from.minusDays(days), from.minusDays(1), null, cardId, null, null),
        locale);
  }
}
