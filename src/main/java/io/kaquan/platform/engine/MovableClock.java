package io.kaquan.platform.engine;

import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * Moves the one clock of this process, for the demo. Not for an installation with more than one
 * node.
 */
@Component
public class MovableClock {
  private final ProcessEngine engine;

  MovableClock(ProcessEngine engine) {
    this.engine = engine;
  }

  /**
   * From now on the clock is ahead of the machine's by this much (behind, when negative); due
   * timers run soon.
   */
  public void setAhead(Duration ahead) {
    if (ahead.isZero()) {
      ClockUtil.reset();
    } else {
      ClockUtil.offset(ahead.toMillis());
    }
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getJobExecutor()
        .jobWasAdded();
  }
}
