package io.kaquan.distribution.visit;

import io.kaquan.platform.schedule.TimetableEntry;
import org.springframework.stereotype.Component;

@Component
class ForgetVisitors implements TimetableEntry {
  private final Visits visits;

  ForgetVisitors(Visits visits) {
    this.visits = visits;
  }

  @Override
  public String name() {
    return "forget-visitors";
  }

  @Override
  public String cron() {
    return "0 23 0 * * ?";
  }

  @Override
  public void run() {
    visits.forgetVisitors();
  }
}
