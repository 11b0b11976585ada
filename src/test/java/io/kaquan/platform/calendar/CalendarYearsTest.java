package io.kaquan.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.fixture.Scenario;
import io.kaquan.platform.database.CannotStart;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class CalendarYearsTest extends Scenario {
  /** Made up: the first nine days off, Sunday the 10th made up for. */
  static final String YEAR_2031 =
      IntStream.rangeClosed(1, 9)
              .mapToObj(day -> "2031-01-0" + day + ",休,元旦")
              .collect(Collectors.joining("\n"))
          + "\n2031-01-12, working ,元旦\n";

  @Autowired private CalendarYears years;

  @Autowired private WorkingDays calendar;

  @AfterEach
  void theYearsAreAsTheyWere() {
    years.remove(2031);
    years.remove(2026);
  }

  @Test
  void a_year_that_is_entered_counts_at_once() {
    LocalDate lastDay = LocalDate.of(2030, 12, 31);
    assertThat(calendar.after(lastDay, 1))
        .as("Monday to Friday before")
        .isEqualTo(LocalDate.of(2031, 1, 1));
    assertThat(calendar.notHeld(lastDay, LocalDate.of(2031, 1, 1))).containsExactly(2030, 2031);

    YearEntry entry = years.enter(YEAR_2031, "admin");

    assertThat(entry).returns(2031, YearEntry::year);
    assertThat(entry.faults()).isEmpty();
    assertThat(calendar.after(lastDay, 1)).isEqualTo(LocalDate.of(2031, 1, 10));
    assertThat(calendar.after(lastDay, 2))
        .as("the make-up Sunday")
        .isEqualTo(LocalDate.of(2031, 1, 12));
    assertThat(calendar.notHeld(lastDay, LocalDate.of(2031, 1, 1))).containsExactly(2030);
    assertThat(years.held().get(0))
        .returns(9, CalendarYear::holidays)
        .returns(1, CalendarYear::makeUpDays)
        .returns("admin", CalendarYear::enteredBy);

    years.remove(2031);
    assertThat(calendar.after(lastDay, 1)).isEqualTo(LocalDate.of(2031, 1, 1));
  }

  @Test
  void a_year_of_the_program_can_be_corrected_and_comes_back() {
    LocalDate nationalDay = LocalDate.of(2026, 10, 1);
    years.enter(
        IntStream.rangeClosed(1, 9)
            .mapToObj(day -> "2026-01-0" + day + ",holiday,元旦")
            .collect(Collectors.joining("\n")),
        "admin");
    assertThat(calendar.isWorkingDay(nationalDay)).isTrue();
    assertThat(years.isOwn(2026)).isTrue();
    years.remove(2026);
    assertThat(calendar.isWorkingDay(nationalDay)).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      ' '                                        | empty   | 0
      2031-01-01;holiday;元旦                     | line    | 1
      '2031-01-01,holiday'                       | line    | 1
      '2031-01-01,feast,元旦'                     | kind    | 1
      '2031-02-30,holiday,元旦'                   | date    | 1
      '1 January,holiday,元旦'                    | date    | 1
      '2031-01-01,holiday,'                      | name    | 1
      '2031-01-02,working,元旦'                   | weekday | 1
      '2031-01-01,holiday,a#2031-01-01,holiday,b' | twice   | 0
      '2031-01-01,holiday,a#2032-01-01,holiday,b' | years   | 0
      '1999-01-01,holiday,a'                     | year    | 0
      '2031-01-01,holiday,a'                     | count   | 0
      """)
  void what_can_not_be_right_is_said_at_its_line_and_nothing_is_kept(
      String lines, String fault, long line) {
    YearEntry entry = years.enter(lines.replace("#", "\n"), "admin");
    assertThat(entry.faults()).contains(new YearEntry.Fault(line, "calendar.fault." + fault));
    assertThat(years.held()).noneMatch(year -> year.enteredBy() != null);
  }

  @Test
  void a_flood_is_refused_unread() {
    assertThat(years.enter("2031-01-01,holiday,x\n".repeat(100_000), "admin").faults())
        .containsExactly(new YearEntry.Fault(0, "calendar.fault.long"));
  }

  @Test
  void working_hours_begin_before_they_end() {
    assertThatThrownBy(() -> new WorkingHours(LocalTime.of(18, 0), LocalTime.of(9, 0)))
        .isInstanceOf(CannotStart.class);
  }
}
