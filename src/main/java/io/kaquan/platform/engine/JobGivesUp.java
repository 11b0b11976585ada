package io.kaquan.platform.engine;

/**
 * Thrown by a delegate for which trying again by itself is no use: the job becomes an incident in
 * Cockpit immediately, and continues when a person presses "retry" there.
 */
public class JobGivesUp extends RuntimeException {

  /**
   * @param why what the person at Cockpit reads
   */
  public JobGivesUp(String why) {
    super(why, null, false, false);
  }
}
