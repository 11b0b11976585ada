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

/** The demo's clock, which a button moves forward. It stays ahead over a restart. */
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

  /** Moves to the same time of the next working day and runs timers, sweeps and statements. */
  synchronized void nextWorkingDay() {
    ZonedDateTime now = now();
    LocalDate next = calendar.after(now.toLocalDate(), 1);
    Duration ahead = repository.ahead().plus(Duration.between(now, now.with(next)));
    repository.setAhead(ahead);
    machine.setAhead(ahead);
    timetable.runAll();
  }

  /**
   * Plays scenes, each that long before now, the earliest first, and runs sweeps after each. Then
   * sets the clock back to now.
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
