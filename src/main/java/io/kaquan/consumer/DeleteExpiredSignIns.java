package io.kaquan.consumer;

import io.kaquan.platform.schedule.TimetableEntry;
import org.springframework.stereotype.Component;

@Component
class DeleteExpiredSignIns implements TimetableEntry {
  private final RememberedSignIns kept;

  DeleteExpiredSignIns(RememberedSignIns kept) {
    this.kept = kept;
  }

  @Override
  public String name() {
    return "forget-wallet-sign-ins";
  }

  @Override
  public String cron() {
    return "0 23 3 * * ?";
  }

  @Override
  public void run() {
    kept.sweep();
  }
}
