package io.kaquan.merchant.member;

import io.kaquan.platform.schedule.TimetableEntry;
import org.springframework.stereotype.Component;

@Component
class DeleteExpiredLinks implements TimetableEntry {
  private final MemberLinks links;

  DeleteExpiredLinks(MemberLinks links) {
    this.links = links;
  }

  @Override
  public String name() {
    return "forget-links";
  }

  @Override
  public String cron() {
    return "0 27 3 * * ?";
  }

  @Override
  public void run() {
    links.sweep();
  }
}
