package io.kaquan.distribution.handout;

import io.kaquan.platform.schedule.TimetableEntry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Throws lists away that nobody has begun for a week: they are full of people's addresses, and
 * serve nothing.
 */
@Component
class ForgetLists implements TimetableEntry {
  private static final Duration KEPT = Duration.ofDays(7);

  private final HandoutRepository repository;
  private final Handouts handouts;
  private final Clock clock;

  ForgetLists(HandoutRepository repository, Handouts handouts, Clock clock) {
    this.repository = repository;
    this.handouts = handouts;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-lists";
  }

  @Override
  public String cron() {
    return "0 52 0 * * ?";
  }

  @Override
  public void run() {
    repository
        .unbegun(clock.instant().minus(KEPT))
        .forEach(list -> handouts.stop(list.merchantId(), list.id()));
  }
}
