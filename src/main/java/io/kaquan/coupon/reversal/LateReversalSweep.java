package io.kaquan.coupon.reversal;

import io.kaquan.platform.schedule.TimetableEntry;
import org.springframework.stereotype.Component;

/** Finishes what a stop of the program has cut, and writes down which questions nobody answered. */
@Component
class LateReversalSweep implements TimetableEntry {
  private final LateReversals reversals;

  LateReversalSweep(LateReversals reversals) {
    this.reversals = reversals;
  }

  @Override
  public String name() {
    return "late-reversals";
  }

  @Override
  public String cron() {
    return "0 4/10 * * * ?";
  }

  @Override
  public void run() {
    reversals.sweep();
  }
}
