package io.kaquan.platform.engine;

import java.time.Duration;

/**
 * Thrown by a delegate whose time has not come: the job is put off and none of its tries is used
 * up. Nothing the delegate wrote stays.
 */
public class JobWaits extends RuntimeException {
  private final Duration pause;

  /**
   * @param why what Cockpit shows as the job's state, in a few words
   */
  public JobWaits(String why, Duration pause) {
    super(why, null, false, false);
    this.pause = pause;
  }

  Duration pause() {
    return pause;
  }
}
