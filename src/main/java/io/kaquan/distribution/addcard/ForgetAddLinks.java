package io.kaquan.distribution.addcard;

import io.kaquan.platform.schedule.TimetableEntry;
import org.springframework.stereotype.Component;

@Component
class ForgetAddLinks implements TimetableEntry {
  private final AddLinks links;

  ForgetAddLinks(AddLinks links) {
    this.links = links;
  }

  @Override
  public String name() {
    return "forget-add-links";
  }

  @Override
  public String cron() {
    return "0 47 * * * ?";
  }

  @Override
  public void run() {
    links.sweep();
  }
}
