package io.kaquan.platform.access;

import io.kaquan.platform.schedule.TimetableEntry;
import org.springframework.stereotype.Component;

@Component
class ForgetTries implements TimetableEntry {
  private final Limits limits;

  ForgetTries(Limits limits) {
    this.limits = limits;
  }

  @Override
  public String name() {
    return "forget-tries";
  }

  @Override
  public String cron() {
    return "0 37 * * * ?";
  }

  @Override
  public void run() {
    limits.sweep();
  }
}
