package io.kaquan.platform.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A year that the calendar holds.
 *
 * @param enteredBy the operator; null when it came with the program
 * @param enteredAt null when it came with the program
 */
public record CalendarYear(
    int year,
    int holidays,
    int makeUpDays,
    @Nullable String enteredBy,
    @Nullable Instant enteredAt) {}
