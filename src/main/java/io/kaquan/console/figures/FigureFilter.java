package io.kaquan.console.figures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which figures a page shows, as its address says it. Channel and store are written with a {@code
 * =} before them, because either may be empty: {@code channel==} is what has no channel.
 *
 * @param from the first day
 * @param to the last day
 * @param typedFrom the first day as it was typed
 * @param typedTo the last day as it was typed
 * @param card a card_id; empty for all, as are {@code account}, {@code channel} and {@code store}
 * @param ranges those that are offered by name
 * @param faults message keys by input; if there are any, the figures are those of the last 30 days
 */
record FigureFilter(
    LocalDate from,
    LocalDate to,
    String typedFrom,
    String typedTo,
    String card,
    String account,
    String channel,
    String store,
    List<DateRange> ranges,
    Map<String, String> faults) {
  static final int MOST_DAYS = 366;
  static final String USUAL = "30";

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** A range of days that is offered by name. */
  record DateRange(String name, LocalDate from, LocalDate to) {}

  /**
   * Reads the query of an address.
   *
   * @param today the last day that has figures
   */
  static FigureFilter of(Map<String, String> asked, LocalDate today) {
    List<DateRange> ranges =
        List.of(
            new DateRange("today", today, today),
            new DateRange("yesterday", today.minusDays(1), today.minusDays(1)),
            new DateRange("7", today.minusDays(6), today),
            new DateRange(USUAL, today.minusDays(29), today),
            new DateRange("month", today.withDayOfMonth(1), today));
    String from = text(asked, "from");
    String to = text(asked, "to");
    if (from.isEmpty() && to.isEmpty()) {
      DateRange range = named(ranges, text(asked, "range"));
      return of(asked, range, range.from().toString(), range.to().toString(), ranges, Map.of());
    }
    Map<String, String> faults = new LinkedHashMap<>();
    Optional<LocalDate> first = day("from", from, faults);
    Optional<LocalDate> last = day("to", to, faults);
    if (first.isPresent() && last.isPresent()) {
      check(first.get(), last.get(), today, faults);
    }
    DateRange range =
        faults.isEmpty()
            ? new DateRange("", first.orElseThrow(), earlier(last.orElseThrow(), today))
            : named(ranges, USUAL);
    return of(asked, range, from, to, ranges, Map.copyOf(faults));
  }

  private static FigureFilter of(
      Map<String, String> asked,
      DateRange range,
      String typedFrom,
      String typedTo,
      List<DateRange> ranges,
      Map<String, String> faults) {
    return new FigureFilter(
        range.from(),
        range.to(),
        typedFrom,
        typedTo,
        text(asked, "card"),
        text(asked, "account"),
        text(asked, "channel"),
        text(asked, "store"),
        ranges,
        faults);
  }

  /** Returns the usual range if none has this name. */
  private static DateRange named(List<DateRange> ranges, String name) {
    return Stream.of(name, USUAL)
        .flatMap(wanted -> ranges.stream().filter(range -> range.name().equals(wanted)))
        .findFirst()
        .orElseThrow();
  }

  private static void check(
      LocalDate first, LocalDate last, LocalDate today, Map<String, String> faults) {
    if (first.isAfter(last)) {
      faults.put("to", "figures.fault.order");
    } else if (first.isAfter(today)) {
      faults.put("from", "figures.fault.future");
    } else if (first.plusDays(MOST_DAYS).compareTo(last) <= 0) {
      faults.put("from", "figures.fault.long");
    }
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /** Without zero bytes, which PostgreSQL does not store. */
  private static String text(Map<String, String> asked, String name) {
    return asked.getOrDefault(name, "").replace("\0", "");
  }

  private static Optional<LocalDate> day(String input, String typed, Map<String, String> faults) {
    Optional<LocalDate> day =
        parsed(typed).filter(date -> !date.isBefore(EARLIEST) && date.getYear() < 10_000);
    if (day.isEmpty()) {
      faults.put(input, "figures.fault.day");
    }
    return day;
  }

  private static Optional<LocalDate> parsed(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The chosen channel without the {@code =}; null for all. */
  @Nullable String channelName() {
    return channel.isEmpty() ? null : channel.substring(channel.startsWith("=") ? 1 : 0);
  }

  /** The chosen store without the {@code =}; null for all. */
  @Nullable String storeName() {
    return store.isEmpty() ? null : store.substring(store.startsWith("=") ? 1 : 0);
  }

  /** Whether it leaves anything out. */
  public boolean isNarrowed() {
    return Stream.of(card, account, channel, store).anyMatch(chosen -> !chosen.isEmpty());
  }

  /** The name of the range that it is; empty if it is none of those offered. */
  public String range() {
    return ranges.stream()
        .filter(one -> one.from().equals(from) && one.to().equals(to))
        .map(DateRange::name)
        .findFirst()
        .orElse("");
  }

  public long days() {
    return to.toEpochDay() - from.toEpochDay() + 1;
  }

  /** Whether it begins and ends on the same day. */
  public boolean isOneDay() {
    return from.equals(to);
  }

  public LocalDate beforeFrom() {
    return from.minusDays(days());
  }

  public LocalDate beforeTo() {
    return from.minusDays(1);
  }

  /** The query of an address for the same with another range. */
  public String ranged(String range) {
    return query(Map.of("from", "", "to", "", "range", range));
  }

  /** The query of an address for the same with another value of one input. */
  public String with(String input, String value) {
    return query(Map.of(input, value));
  }

  private String query(Map<String, String> other) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("from", from.toString());
    all.put("to", to.toString());
    all.put("card", card);
    all.put("account", account);
    all.put("channel", channel);
    all.put("store", store);
    all.putAll(other);
    all.values().removeIf(String::isEmpty);
    UriComponentsBuilder query = UriComponentsBuilder.newInstance();
    all.keySet().forEach(name -> query.queryParam(name, "{" + name + "}"));
    return query.encode().buildAndExpand(all).toUriString();
  }
}
