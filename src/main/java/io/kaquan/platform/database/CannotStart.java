package io.kaquan.platform.database;

/**
 * Kaquan cannot start, for a reason that a person can mend. The message is the one line that the
 * person sees.
 */
public class CannotStart extends RuntimeException {

  public CannotStart(String oneLine) {
    super(oneLine);
  }

  CannotStart(String oneLine, Throwable cause) {
    super(oneLine, cause);
  }
}
