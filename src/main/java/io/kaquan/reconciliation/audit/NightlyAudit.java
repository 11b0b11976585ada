package io.kaquan.reconciliation.audit;

import io.kaquan.platform.schedule.TimetableEntry;
import org.springframework.stereotype.Component;

/** Every night. A run that hangs shows in Cockpit, and none begins beside it. */
@Component
class NightlyAudit implements TimetableEntry {
  private final Audits audits;

  NightlyAudit(Audits audits) {
    this.audits = audits;
  }

  @Override
  public String name() {
    return "self-audit";
  }

  @Override
  public String cron() {
    return "0 30 3 * * ?";
  }

  @Override
  public void run() {
    audits.begin("timetable");
  }
}
