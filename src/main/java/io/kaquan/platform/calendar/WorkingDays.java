package io.kaquan.platform.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The door to the working-day calendar: China's weekends, public holidays and make-up working days
 * (调休), from the State Council's yearly notices. A year that the table does not hold counts as
 * Monday to Friday, and the log names it once.
 */
@Component
public class WorkingDays {
  private static final Logger log = LoggerFactory.getLogger(WorkingDays.class);
  private static final int REVIEW_DAYS = 3;

  private final Clock clock;
  private final CalendarTable table;
  private final WorkingHours hours;
  private final Set<Integer> warned = ConcurrentHashMap.newKeySet();

  WorkingDays(Clock clock, CalendarTable table, WorkingHours hours) {
    this.clock = clock;
    this.table = table;
    this.hours = hours;
  }

  /**
   * @param due 18:00 of the third working day after the day of submission
   * @param reminder 18:00 of the second
   */
  public record Deadline(Instant due, Instant reminder) {}

  /**
   * Days in a row that are not as the week would have them.
   *
   * @param working make-up working days on a weekend; else holidays
   * @param name of the holiday that is the cause, in Chinese
   */
  public record OddDays(LocalDate first, LocalDate last, boolean working, String name) {}

  /**
   * What explains a deadline: the odd days after the first day up to the last, in order; mostly
   * none.
   */
  public List<OddDays> oddDays(LocalDate after, LocalDate last) {
    List<OddDays> odd = new ArrayList<>();
    for (LocalDate day = after.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      OddDay one = table.known().days().get(day);
      if (one == null) {
        continue;
      }
      OddDays before = odd.isEmpty() ? null : odd.get(odd.size() - 1);
      if (before != null
          && before.working() == one.working()
          && before.last().plusDays(1).equals(day)) {
        odd.set(odd.size() - 1, new OddDays(before.first(), day, one.working(), before.name()));
      } else {
        odd.add(new OddDays(day, day, one.working(), one.name()));
      }
    }
    return List.copyOf(odd);
  }

  /** Whether people work on this day. */
  public boolean isWorkingDay(LocalDate day) {
    OddDay odd = table.known().days().get(day);
    if (odd != null) {
      return odd.working();
    }
    warnOnce(day.getYear());
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /**
   * Whether it is a day of a public holiday, weekends within it included; false in a year that the
   * table does not hold.
   */
  public boolean isHoliday(LocalDate day) {
    OddDay odd = table.known().days().get(day);
    return odd != null && !odd.working();
  }

  /**
   * When a review that was asked for at this moment is due. The day of asking never counts, working
   * or not; dates are those of the clock's zone.
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

  /**
   * The working time that is left until something is due; negative by the working time since, once
   * it is overdue.
   */
  public Duration hoursLeft(Instant now, Instant due) {
    return now.isAfter(due) ? workingTime(due, now).negated() : workingTime(now, due);
  }

  /** How long people work on one working day. */
  public Duration workingDay() {
    return Duration.between(hours.open(), hours.close());
  }

  /**
   * How much of the time between two moments is working hours of working days; zero when they come
   * the other way round.
   */
  public Duration workingTime(Instant from, Instant to) {
    Duration time = Duration.ZERO;
    LocalDate last = LocalDate.ofInstant(to, clock.getZone());
    for (LocalDate day = LocalDate.ofInstant(from, clock.getZone());
        !day.isAfter(last);
        day = day.plusDays(1)) {
      Instant begin = later(from, moment(day, hours.open()));
      Instant end = earlier(to, close(day));
      if (isWorkingDay(day) && begin.isBefore(end)) {
        time = time.plus(Duration.between(begin, end));
      }
    }
    return time;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Instant close(LocalDate day) {
    return moment(day, hours.close());
  }

  private Instant moment(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(clock.getZone()).toInstant();
  }

  /**
   * The years of these days that the calendar does not hold, so that their days count as Monday to
   * Friday; mostly none.
   */
  public List<Integer> notHeld(LocalDate first, LocalDate last) {
    return IntStream.rangeClosed(first.getYear(), last.getYear())
        .filter(year -> !table.known().years().containsKey(year))
        .boxed()
        .toList();
  }

  /** When a working day ends: reviews are due then. */
  public LocalTime close() {
    return hours.close();
  }

  private void warnOnce(int year) {
    if (!table.known().years().containsKey(year) && warned.add(year)) {
      log.warn(
          "The calendar does not hold {}: its days count as Monday to Friday until an operator enters the year at "
              + "/ops/calendar",
          year);
    }
  }
}
