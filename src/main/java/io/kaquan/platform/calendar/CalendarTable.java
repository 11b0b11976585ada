package io.kaquan.platform.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.kaquan.platform.calendar.CalendarRepository.Entered;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The odd days of all years that are known: the program's own, and over them what operators
 * entered, which a node sees within half a minute.
 */
@Component
class CalendarTable {
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private final NavigableMap<Integer, List<OddDay>> own;
  private final CalendarRepository repository;
  private final LoadingCache<String, Known> known =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(all -> load());

  /**
   * @param days each odd day of every year that is held
   */
  record Known(TreeMap<Integer, CalendarYear> years, Map<LocalDate, OddDay> days) {}

  CalendarTable(CalendarRepository repository, ObjectMapper json) throws IOException {
    this.repository = repository;
    this.own = read(json);
  }

  private static NavigableMap<Integer, List<OddDay>> read(ObjectMapper json) throws IOException {
    try (InputStream file = new ClassPathResource("calendar/china-days.json").getInputStream()) {
      JsonNode table = json.readTree(file);
      List<OddDay> days =
          Stream.concat(days(table.path("holidays"), false), days(table.path("workdays"), true))
              .sorted(Comparator.comparing(OddDay::day))
              .toList();
      TreeMap<Integer, List<OddDay>> years = new TreeMap<>();
      for (int year = table.path("years").path(0).asInt();
          year <= table.path("years").path(1).asInt();
          year++) {
        int wanted = year;
        years.put(year, days.stream().filter(day -> day.day().getYear() == wanted).toList());
      }
      return years;
    }
  }

  private static Stream<OddDay> days(JsonNode named, boolean working) {
    return named.properties().stream()
        .map(day -> new OddDay(LocalDate.parse(day.getKey()), working, day.getValue().asText()));
  }

  private Known load() {
    TreeMap<Integer, CalendarYear> years = new TreeMap<>();
    Map<LocalDate, OddDay> days = new HashMap<>();
    Map<Integer, Entered> entered = repository.years();
    own.forEach((year, odd) -> years.put(year, year(year, odd, null)));
    entered.forEach((year, by) -> years.put(year, year(year, by.days(), by)));
    years
        .keySet()
        .forEach(
            year ->
                (entered.containsKey(year)
                        ? entered.get(year).days()
                        : own.getOrDefault(year, List.of()))
                    .forEach(day -> days.put(day.day(), day)));
    return new Known(years, days);
  }

  private static CalendarYear year(int year, List<OddDay> days, @Nullable Entered by) {
    int makeUp = (int) days.stream().filter(OddDay::working).count();
    return new CalendarYear(
        year,
        days.size() - makeUp,
        makeUp,
        by == null ? null : by.by(),
        by == null ? null : by.at());
  }

  Known known() {
    return known.get("all");
  }

  /** The next question is answered from the database again, on this node. */
  void forget() {
    known.invalidateAll();
  }

  boolean isOwn(int year) {
    return own.containsKey(year);
  }
}
