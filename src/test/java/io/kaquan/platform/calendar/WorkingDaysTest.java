package io.kaquan.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.calendar.WorkingDays.OddDays;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class WorkingDaysTest extends Scenario {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Autowired private WorkingDays calendar;

  @Autowired private CalendarYears years;

  @ParameterizedTest(name = "{3}: submitted {0}, due {1}")
  @CsvSource({
    "2026-11-23T10:00, 2026-11-26T18:00, 2026-11-25T18:00, an ordinary Monday",
    "2026-09-18T17:00, 2026-09-22T18:00, 2026-09-21T18:00, a make-up Sunday counts",
    "2026-09-30T09:00, 2026-10-10T18:00, 2026-10-09T18:00, the week of the national day does not count",
    "2026-02-14T11:00, 2026-02-26T18:00, 2026-02-25T18:00, nor does spring festival",
    "2026-11-20T23:59, 2026-11-25T18:00, 2026-11-24T18:00, one minute before Saturday",
    "2026-11-21T00:00, 2026-11-25T18:00, 2026-11-24T18:00, a Saturday",
    "2026-12-30T10:00, 2027-01-04T18:00, 2027-01-01T18:00, into a year that the table does not hold",
  })
  void a_review_is_due_at_six_of_the_third_working_day(
      LocalDateTime submitted, LocalDateTime due, LocalDateTime reminder, String story) {
    WorkingDays.Deadline deadline = calendar.review(submitted.atZone(SHANGHAI).toInstant());
    assertThat(deadline.due()).isEqualTo(due.atZone(SHANGHAI).toInstant());
    assertThat(deadline.reminder()).isEqualTo(reminder.atZone(SHANGHAI).toInstant());
  }

  @ParameterizedTest(name = "{2}: submitted {0}, due {1}")
  @CsvFileSource(resources = "/calendar/reviews-due.csv")
  void holidays_and_make_up_days_of_three_years(
      LocalDateTime submitted, LocalDateTime due, String story) {
    assertThat(calendar.review(submitted.atZone(SHANGHAI).toInstant()).due())
        .isEqualTo(due.atZone(SHANGHAI).toInstant());
  }

  @ParameterizedTest(name = "{3}: from {0} to {1} are {2}")
  @CsvSource({
    "2026-11-24T10:00, 2026-11-26T18:00, PT26H, two whole days and what is left of this one",
    "2026-11-24T16:30, 2026-11-26T18:00, PT19H30M, half hours count",
    "2026-11-24T08:00, 2026-11-24T18:00, PT9H, before the house opens a day is whole",
    "2026-11-24T18:00, 2026-11-25T09:00, PT0S, a night",
    "2026-11-24T22:00, 2026-11-25T18:00, PT9H, the evening does not count",
    "2026-11-20T17:00, 2026-11-23T10:00, PT2H, over the weekend",
    "2026-11-21T12:00, 2026-11-22T12:00, PT0S, on the weekend",
    "2026-09-18T17:00, 2026-09-22T18:00, PT28H, a make-up Sunday counts",
    "2026-09-20T09:00, 2026-09-20T18:00, PT9H, within a make-up Sunday",
    "2026-09-30T17:00, 2026-10-08T10:00, PT2H, over the week of the national day",
    "2026-10-10T12:00, 2026-10-10T18:00, PT6H, within a make-up Saturday",
    "2026-02-14T17:00, 2026-02-24T10:00, PT2H, over spring festival",
    "2026-12-31T17:00, 2027-01-01T10:00, PT2H, into a year that the table does not hold",
    "2026-11-24T10:00, 2026-11-24T10:00, PT0S, due now",
    "2026-11-24T10:20, 2026-11-24T10:00, PT-20M, overdue",
    "2026-11-27T09:30, 2026-11-26T18:00, PT-30M, overdue since the last evening",
    "2026-11-22T12:00, 2026-11-20T17:00, PT-1H, overdue since before the weekend",
  })
  void hours_left_are_those_of_working_days(
      LocalDateTime now, LocalDateTime due, Duration left, String story) {
    assertThat(
            calendar.hoursLeft(now.atZone(SHANGHAI).toInstant(), due.atZone(SHANGHAI).toInstant()))
        .isEqualTo(left);
  }

  @Test
  void the_rows_touch_every_holiday_and_make_up_day_of_2024_to_2026() throws IOException {
    Set<LocalDate> touched = new HashSet<>();
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofCsvRecord(Path.of("src/test/resources/calendar/reviews-due.csv"))) {
      rows.forEach(
          row ->
              LocalDateTime.parse(row.getField(0).strip())
                  .toLocalDate()
                  .datesUntil(
                      LocalDateTime.parse(row.getField(1).strip()).toLocalDate().plusDays(1))
                  .forEach(touched::add));
    }
    assertThat(
            IntStream.rangeClosed(2024, 2026)
                .boxed()
                .flatMap(year -> years.days(year).stream())
                .map(OddDay::day))
        .hasSizeGreaterThan(90)
        .allMatch(touched::contains);
  }

  @Test
  void a_deadline_is_explained_by_the_days_that_are_not_as_usual() {
    assertThat(calendar.oddDays(LocalDate.of(2026, 9, 18), LocalDate.of(2026, 9, 22)))
        .containsExactly(
            new OddDays(LocalDate.of(2026, 9, 20), LocalDate.of(2026, 9, 20), true, "国庆节"));
    assertThat(calendar.oddDays(LocalDate.of(2026, 9, 30), LocalDate.of(2026, 10, 10)))
        .containsExactly(
            new OddDays(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 7), false, "国庆节"),
            new OddDays(LocalDate.of(2026, 10, 10), LocalDate.of(2026, 10, 10), true, "国庆节"));
    assertThat(calendar.oddDays(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 26))).isEmpty();
  }
}
