package io.kaquan.platform.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock: the engine and the application share its time, so that moving one moves both. */
class EngineClock extends Clock {
  private final ZoneId zone;

  EngineClock(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * @param zone where days begin and end; dates in letters, statements and deadlines are of this
   *     zone
   */
  @ConfigurationProperties("kaquan")
  record Place(@DefaultValue("Asia/Shanghai") ZoneId zone) {}

  @Configuration(proxyBeanMethods = false)
  static class Beans {
    @Bean
    Clock clock(Place place) {
      return new EngineClock(place.zone());
    }
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new EngineClock(other);
  }

  @Override
  public Instant instant() {
    return ClockUtil.getCurrentTime().toInstant();
  }
}
