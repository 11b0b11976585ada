package io.kaquan.console.figures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody wants to see, as the address says it. Channel and store are written with a {@code
 * =} before them, since both may be empty: {@code channel==} is what has no channel.
 *
 * @param from typed, or that of the range
 * @param card card_id; empty for all, as {@code account}, {@code channel} and {@code store}
 * @param faults input → message; with one, the figures are those of the last 30 days
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

  /** A time that is often asked for. */
  record DateRange(String name, LocalDate from, LocalDate to) {}

  static FigureFilter of(Map<String, String> asked, LocalDate today) {
    List<DateRange> ranges =
        List.of(
            new DateRange("today", today, today),
            new DateRange("yesterday", today.minusDays(1), today.minusDays(1)),
            new DateRange("7", today.minusDays(6), today),
            new DateRange(USUAL, today.minusDays(29), today),
            new DateRange("month", today.withDayOfMonth(1), today));
    DateRange usual = named(ranges, USUAL);
    String from = text(asked, "from");
    String to = text(asked, "to");
    if (from.isEmpty() && to.isEmpty()) {
      DateRange range =
          ranges.stream()
              .filter(one -> one.name().equals(text(asked, "range")))
              .findFirst()
              .orElse(usual);
      return new FigureFilter(
          range.from(),
          range.to(),
          range.from().toString(),
          range.to().toString(),
          text(asked, "card"),
          text(asked, "account"),
          text(asked, "channel"),
          text(asked, "store"),
          ranges,
          Map.of());
    }
    Map<String, String> faults = new LinkedHashMap<>();
    LocalDate first = day("from", from, faults);
    LocalDate last = day("to", to, faults);
    if (faults.isEmpty() && first.isAfter(last)) {
      faults.put("to", "figures.fault.order");
    } else if (faults.isEmpty() && first.isAfter(today)) {
      faults.put("from", "figures.fault.future");
    } else if (faults.isEmpty() && first.plusDays(MOST_DAYS).compareTo(last) <= 0) {
      faults.put("from", "figures.fault.long");
    }
    boolean good = faults.isEmpty();
    return new FigureFilter(
        good ? first : usual.from(),
        good ? earlier(last, today) : usual.to(),
        from,
        to,
        text(asked, "card"),
        text(asked, "account"),
        text(asked, "channel"),
        text(asked, "store"),
        ranges,
        Map.copyOf(faults));
  }

  private static DateRange named(List<DateRange> ranges, String name) {
    return ranges.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /** Without what PostgreSQL takes for no text. */
  private static String text(Map<String, String> asked, String name) {
    return asked.getOrDefault(name, "").replace("\0", "");
  }

  private static LocalDate day(String input, String typed, Map<String, String> faults) {
    try {
      LocalDate day = LocalDate.parse(typed.strip());
      if (!day.isBefore(EARLIEST) && day.getYear() < 10_000) {
        return day;
      }
    } catch (DateTimeException notADay) {
      // said below
    }
    faults.put(input, "figures.fault.day");
    return null;
  }

  /** The chosen channel as the figures have it; null for all. */
  String channelName() {
    return channel.isEmpty() ? null : channel.substring(channel.startsWith("=") ? 1 : 0);
  }

  /** The chosen store as the figures have it; null for all. */
  String storeName() {
    return store.isEmpty() ? null : store.substring(store.startsWith("=") ? 1 : 0);
  }

  /** Whether a part is left out. */
  public boolean isNarrowed() {
    return Stream.of(card, account, channel, store).anyMatch(chosen -> !chosen.isEmpty());
  }

  /** Which of the ranges it is; empty for another one. */
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

  /** Its beginning and end where they are two. */
  public boolean isOneDay() {
    return from.equals(to);
  }

  public LocalDate beforeFrom() {
    return from.minusDays(days());
  }

  public LocalDate beforeTo() {
    return from.minusDays(1);
  }

  /** The address's end for the same with another range. */
  public String ranged(String range) {
    return query(Map.of("from", "", "to", "", "range", range));
  }

  /** The address's end for the same, but this one input. */
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
