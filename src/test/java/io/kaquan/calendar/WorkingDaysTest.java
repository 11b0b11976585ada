package io.kaquan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private final WorkingDays calendar;

  WorkingDaysTest() throws IOException {
    calendar = new WorkingDays(Clock.system(SHANGHAI), new ObjectMapper());
  }

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
  void a_review_is_due_at_six_of_the_third_working_day(LocalDateTime submitted, LocalDateTime due,
      LocalDateTime reminder, String story) {
    WorkingDays.Deadline deadline = calendar.review(submitted.atZone(SHANGHAI).toInstant());
    assertThat(deadline.due()).isEqualTo(due.atZone(SHANGHAI).toInstant());
    assertThat(deadline.reminder()).isEqualTo(reminder.atZone(SHANGHAI).toInstant());
  }
}
