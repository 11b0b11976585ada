package io.kaquan.platform.calendar;

import java.time.LocalDate;

/**
 * A day that is not as the week would have it.
 *
 * @param working a make-up working day (调休) on a weekend; else a holiday
 * @param name of the holiday that is the cause, in Chinese
 */
public record OddDay(LocalDate day, boolean working, String name) {}
