package io.kaquan.demo;

import io.kaquan.calendar.WorkingDays;
import io.kaquan.engine.TimeMachine;
import io.kaquan.timetable.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The demo's clock, which people move on by a button. It stays moved over a restart. */
@Component
@DemoOnly
class DemoClock implements SmartInitializingSingleton {
  private final DemoRepository repository;
  private final TimeMachine machine;
  private final Timetable timetable;
  private final WorkingDays calendar;
  private final Clock clock;

  DemoClock(DemoRepository repository, TimeMachine machine, Timetable timetable, WorkingDays calendar, Clock clock) {
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

  /** For the story: lets a piece of work happen as if this much earlier, then comes back. */
  synchronized void earlier(Duration before, Runnable work) {
    machine.setAhead(repository.ahead().minus(before));
    try {
      work.run();
    } finally {
      machine.setAhead(repository.ahead());
    }
  }
}
