package io.kaquan.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The door to the working-day calendar. */
@Component
public class WorkingDays {

  /** @param due 18:00 of the third working day after the day of submission; @param reminder 18:00 of the second */
  public record Deadline(Instant due, Instant reminder) {}

  public boolean isWorkingDay(LocalDate day) {
    throw new UnsupportedOperationException();
  }

  /** When a review that was asked for at this moment is due. The day of asking never counts. */
  public Deadline review(Instant submitted) {
    throw new UnsupportedOperationException();
  }
}
