package io.kaquan.demo;

import io.kaquan.platform.calendar.WorkingDays;
import io.kaquan.platform.engine.MovableClock;
import io.kaquan.platform.schedule.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SortedMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The demo's clock, which people move on by a button. It stays moved over a restart. */
@Component
@DemoOnly
class DemoClock implements SmartInitializingSingleton {
  private final DemoRepository repository;
  private final MovableClock machine;
  private final Timetable timetable;
  private final WorkingDays calendar;
  private final Clock clock;

  DemoClock(
      DemoRepository repository,
      MovableClock machine,
      Timetable timetable,
      WorkingDays calendar,
      Clock clock) {
    this.repository = repository;
    this.machine = machine;
    this.timetable = timetable;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    machine.setAhead(repository.ahead());
  }

  ZonedDateTime now() {
    return ZonedDateTime.now(clock);
  }

  /** To the same time of the next working day; timers, sweeps and statements then run. */
  synchronized void nextWorkingDay() {
    ZonedDateTime now = now();
    LocalDate next = calendar.after(now.toLocalDate(), 1);
    Duration ahead = repository.ahead().plus(Duration.between(now, now.with(next)));
    repository.setAhead(ahead);
    machine.setAhead(ahead);
    timetable.runAll();
  }

  /**
   * Lets scenes happen, each this much before now, the earliest first; sweeps run after each. Then
   * it is now again.
   */
  synchronized void replay(SortedMap<Duration, List<Runnable>> scenes) {
    Duration now = repository.ahead();
    try {
      scenes.forEach(
          (before, happenings) -> {
            machine.setAhead(now.minus(before));
            happenings.forEach(Runnable::run);
            timetable.runAll();
          });
    } finally {
      machine.setAhead(now);
    }
  }
}
