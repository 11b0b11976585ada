package io.kaquan.console.figures;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.statistics.Selection;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of the last days, compared with as many before. Templates of other pages use it. */
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
    return last(DAYS_OF_CARD, new MerchantId(card.merchantId()), new CardId(card.cardId()), locale);
  }

  public FigureReport ofMerchant(MerchantId merchantId, Locale locale) {
    return last(DAYS_OF_MERCHANT, merchantId, null, locale);
  }

  private FigureReport last(int days, MerchantId merchant, @Nullable CardId cardId, Locale locale) {
    LocalDate from = LocalDate.now(clock).minusDays(days - 1);
    return reports.of(
        new Selection(merchant, from, from.plusDays(days - 1), null, cardId, null, null),
        new Selection(merchant, from.minusDays(days), from.minusDays(1), null, cardId, null, null),
        locale);
  }
}
