package io.kaquan.platform.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Moments and days as one reader reads them: in the clock's time zone and the language of the page.
 */
public final class Moments {
  private final ZoneId zone;
  private final MessageSource words;
  private final Locale locale;

  public Moments(Clock clock, MessageSource words, Locale locale) {
    this.zone = clock.getZone();
    this.words = words;
    this.locale = locale;
  }

  /** Day, week day and minute; empty for no moment. */
  public String full(@Nullable Instant moment) {
    return moment == null ? "" : format("console.pattern.full", moment.atZone(zone));
  }

  /** Day, minute and second, for what happens fast. */
  public String second(Instant moment) {
    return format("console.pattern.second", moment.atZone(zone));
  }

  /** Hour and minute, where the day is known. */
  public String time(Instant moment) {
    return format("console.pattern.time", moment.atZone(zone));
  }

  /** Day and minute; empty for no moment. */
  public String minute(@Nullable Instant moment) {
    return moment == null ? "" : format("console.pattern.minute", moment.atZone(zone));
  }

  /** Day; empty for none. */
  public String day(@Nullable TemporalAccessor day) {
    return day == null
        ? ""
        : format("console.pattern.day", day instanceof Instant moment ? moment.atZone(zone) : day);
  }

  /** Month of a year. */
  public String month(TemporalAccessor month) {
    return format("console.pattern.month", month);
  }

  private String format(String pattern, TemporalAccessor moment) {
    return DateTimeFormatter.ofPattern(words.getMessage(pattern, null, locale), locale)
        .format(moment);
  }
}
