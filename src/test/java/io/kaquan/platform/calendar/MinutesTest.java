package io.kaquan.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MinutesTest {
  private final Minutes minutes =
      new Minutes(Clock.fixed(Instant.EPOCH, ZoneId.of("Asia/Shanghai")));

  @Test
  void a_moment_is_shown_in_the_clocks_zone() {
    assertThat(minutes.of(Instant.parse("2026-11-24T16:05:59Z"))).isEqualTo("2026-11-25 00:05");
  }

  @Test
  void no_moment_is_shown_as_nothing() {
    assertThat(minutes.of(null)).isEmpty();
  }
}
