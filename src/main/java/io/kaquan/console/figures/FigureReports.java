package io.kaquan.console.figures;

import io.kaquan.card.catalogue.CardName;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.statistics.Breakdown;
import io.kaquan.coupon.statistics.Selection;
import io.kaquan.coupon.statistics.Statistics;
import io.kaquan.coupon.statistics.Sums;
import io.kaquan.merchant.store.Stores;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together the counted figures. */
@Component
class FigureReports {
  private static final int MOST_DAYS_SHOWN = 92;
  private static final Comparator<FigureRow> BY_SIZE =
      Comparator.comparingLong((FigureRow line) -> line.sums().claimed() + line.sums().redeemed())
          .thenComparingLong(line -> line.sums().viewed())
          .reversed()
          .thenComparing(FigureRow::label);
  private static final Comparator<FigureRow> BY_REDEEMED =
      Comparator.comparingLong((FigureRow line) -> line.sums().redeemed())
          .reversed()
          .thenComparing(FigureRow::label);

  private final Statistics statistics;
  private final Cards cards;
  private final Stores stores;
  private final MessageSource words;

  FigureReports(Statistics statistics, Cards cards, Stores stores, MessageSource words) {
    this.statistics = statistics;
    this.cards = cards;
    this.stores = stores;
    this.words = words;
  }

  /**
   * @param before the days to compare with
   */
  FigureReport of(Selection wanted, Selection before, Locale locale) {
    boolean ofStore = wanted.location() != null;
    Breakdown broken = statistics.breakDown(wanted);
    if (ofStore) {
      List.of(broken.days(), broken.channels(), broken.locations(), broken.cards())
          .forEach(FigureReports::leaveWhatStoresDo);
    }
    List<FigureRow> days =
        wanted
            .from()
            .datesUntil(wanted.to().plusDays(1))
            .map(
                day ->
                    new FigureRow(
                        day.toString(), day.toString(), broken.days().getOrDefault(day, Sums.NONE)))
            .toList();
    FigureRow total = days.stream().reduce(new FigureRow(null, "", Sums.NONE), FigureRow::plus);
    Map<String, String> cardTitles = new HashMap<>();
    cards
        .names(wanted.merchantId().value())
        .forEach(card -> cardTitles.put(card.cardId(), card.title()));
    Map<String, String> storeTitles = stores.titles(broken.locations().keySet());
    return new FigureReport(
        tiles(total.sums(), statistics.total(before), ofStore),
        days,
        times(days),
        funnel(total),
        lines(broken.channels(), key -> key, key -> channel(key, locale)).sorted(BY_SIZE).toList(),
        lines(broken.locations(), key -> key, key -> store(key, storeTitles, locale))
            .filter(line -> line.sums().redeemed() + line.sums().reversed() > 0)
            .sorted(BY_REDEEMED)
            .toList(),
        lines(broken.cards(), CardId::value, key -> cardTitles.getOrDefault(key, key))
            .sorted(BY_SIZE)
            .toList(),
        total,
        ofStore);
  }

  private static List<FigureRow> times(List<FigureRow> days) {
    if (days.size() <= MOST_DAYS_SHOWN) {
      return days;
    }
    Map<LocalDate, FigureRow> weeks = new TreeMap<>();
    for (FigureRow day : days) {
      LocalDate date = LocalDate.parse(day.key());
      // the first week may begin before the first day
      LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      LocalDate shown =
          monday.isBefore(LocalDate.parse(days.get(0).key()))
              ? LocalDate.parse(days.get(0).key())
              : monday;
      weeks.merge(
          shown, new FigureRow(shown.toString(), shown.toString(), day.sums()), FigureRow::plus);
    }
    return List.copyOf(weeks.values());
  }

  private static void leaveWhatStoresDo(Map<?, Sums> part) {
    part.replaceAll(
        (key, all) ->
            new Sums(
                0, 0, all.redeemed(), all.redeemedFen(), all.reversed(), all.reversedFen(), 0, 0));
    part.values().removeIf(Sums.NONE::equals);
  }

  private static <K> Stream<FigureRow> lines(
      Map<K, Sums> sums, Function<K, String> key, UnaryOperator<String> label) {
    return sums.entrySet().stream()
        .map(
            one -> {
              String name = key.apply(one.getKey());
              return new FigureRow(name, label.apply(name), one.getValue());
            });
  }

  private static List<KeyFigure> tiles(Sums sums, Sums before, boolean ofStore) {
    List<KeyFigure> inStores =
        List.of(
            KeyFigure.number("redeemed", sums.redeemed(), before.redeemed()),
            KeyFigure.yuan("amount", sums.redeemedFen(), before.redeemedFen()),
            KeyFigure.number("reversed", sums.reversed(), before.reversed()),
            KeyFigure.yuan("back", sums.reversedFen(), before.reversedFen()));
    return ofStore
        ? inStores
        : Stream.of(
                List.of(
                    KeyFigure.number("viewed", sums.viewed(), before.viewed()),
                    KeyFigure.number("claimed", sums.claimed(), before.claimed())),
                inStores,
                List.of(
                    KeyFigure.number("given", sums.given(), before.given()),
                    KeyFigure.number("expired", sums.expired(), before.expired())))
            .flatMap(List::stream)
            .toList();
  }

  private static List<FigureReport.FunnelStep> funnel(FigureRow total) {
    return List.of(
        new FigureReport.FunnelStep("viewed", total.sums().viewed(), FigureFormat.NOTHING),
        new FigureReport.FunnelStep("claimed", total.sums().claimed(), total.claimRate()),
        new FigureReport.FunnelStep("redeemed", total.sums().redeemed(), total.redeemRate()));
  }

  /** Returns the name of a channel for people. */
  String channel(String name, Locale locale) {
    return name.isEmpty()
        ? said("figures.channel.none", locale)
        : name.equals(Selection.OTHERS) ? said("figures.channel.others", locale) : name;
  }

  /** Returns the names of stores for people, by the location ids in redemptions. */
  Map<String, String> storeTitles(List<String> names, Locale locale) {
    Map<String, String> titles = stores.titles(names);
    titles.replaceAll((name, title) -> store(name, titles, locale));
    return titles;
  }

  private String store(String name, Map<String, String> titles, Locale locale) {
    return name.isEmpty()
        ? said("figures.store.none", locale)
        : name.equals(Selection.OTHERS)
            ? said("figures.store.others", locale)
            : titles.getOrDefault(name, name);
  }

  String said(String key, Locale locale) {
    return words.getMessage(key, null, locale);
  }

  List<CardName> cards(UUID merchantId) {
    return cards.names(merchantId);
  }
}
