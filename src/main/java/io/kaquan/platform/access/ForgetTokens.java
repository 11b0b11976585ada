package io.kaquan.platform.access;

import io.kaquan.platform.schedule.TimetableEntry;
import org.springframework.stereotype.Component;

@Component
class ForgetTokens implements TimetableEntry {
  private final Tokens tokens;

  ForgetTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public String name() {
    return "forget-tokens";
  }

  @Override
  public String cron() {
    return "0 17 * * * ?";
  }

  @Override
  public void run() {
    tokens.sweep();
  }
}
