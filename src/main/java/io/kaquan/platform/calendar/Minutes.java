package io.kaquan.platform.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moments as {@code 2026-11-24 18:00} in the clock's zone (Asia/Shanghai), as letters and the pages
 * of the staff show them in both languages.
 */
@Component
public class Minutes {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Clock clock;

  public Minutes(Clock clock) {
    this.clock = clock;
  }

  /** Returns the moment's day, hour and minute; empty for null. */
  public String of(@Nullable Instant moment) {
    return moment == null ? "" : FORMAT.format(moment.atZone(clock.getZone()));
  }
}
