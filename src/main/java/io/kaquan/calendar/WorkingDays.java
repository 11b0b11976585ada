package io.kaquan.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The door to the working-day calendar: China's weekends, public holidays and make-up working days (调休), from the State
 * Council's yearly notices. A year that the table does not hold counts as Monday to Friday, and the log names it once.
 */
@Component
public class WorkingDays {
  private static final Logger log = LoggerFactory.getLogger(WorkingDays.class);
  private static final LocalTime CLOSE = LocalTime.of(18, 0);
  private static final int REVIEW_DAYS = 3;

  private final Clock clock;
  private final Set<LocalDate> holidays;
  private final Set<LocalDate> makeUpDays;
  private final int firstYear;
  private final int lastYear;
  private final Set<Integer> warned = ConcurrentHashMap.newKeySet();

  WorkingDays(Clock clock, ObjectMapper json) throws IOException {
    this.clock = clock;
    try (InputStream file = new ClassPathResource("calendar/china-days.json").getInputStream()) {
      JsonNode table = json.readTree(file);
      this.holidays = days(table.path("holidays"));
      this.makeUpDays = days(table.path("workdays"));
      this.firstYear = table.path("years").path(0).asInt();
      this.lastYear = table.path("years").path(1).asInt();
    }
  }

  private static Set<LocalDate> days(JsonNode named) {
    Set<LocalDate> days = new HashSet<>();
    named.fieldNames().forEachRemaining(day -> days.add(LocalDate.parse(day)));
    return Set.copyOf(days);
  }

  /** @param due 18:00 of the third working day after the day of submission; @param reminder 18:00 of the second */
  public record Deadline(Instant due, Instant reminder) {}

  /** Whether people work on this day. */
  public boolean isWorkingDay(LocalDate day) {
    if (makeUpDays.contains(day)) {
      return true;
    }
    if (holidays.contains(day)) {
      return false;
    }
    warnOnce(day.getYear());
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /**
   * When a review that was asked for at this moment is due. The day of asking never counts, working or not; dates are those
   * of the clock's zone.
   */
  public Deadline review(Instant submitted) {
    LocalDate day = LocalDate.ofInstant(submitted, clock.getZone());
    LocalDate second = after(day, REVIEW_DAYS - 1);
    return new Deadline(close(after(second, 1)), close(second));
  }

  /** The n-th working day after this day; n is at least 1. */
  public LocalDate after(LocalDate day, int n) {
    LocalDate reached = day;
    for (int left = n; left > 0; ) {
      reached = reached.plusDays(1);
      if (isWorkingDay(reached)) {
        left--;
      }
    }
    return reached;
  }

  private Instant close(LocalDate day) {
    return day.atTime(CLOSE).atZone(clock.getZone()).toInstant();
  }

  private void warnOnce(int year) {
    if ((year < firstYear || year > lastYear) && warned.add(year)) {
      log.warn("The calendar holds {} to {}: days of {} count as Monday to Friday", firstYear, lastYear, year);
    }
  }
}
