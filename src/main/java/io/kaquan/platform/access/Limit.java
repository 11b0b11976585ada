package io.kaquan.platform.access;

import java.time.Duration;
import java.util.List;

/**
 * How often something may be tried. Who uses up a step waits until its time is over; the longer
 * steps after the short ones make the waits grow.
 *
 * @param name unique, the same for ever
 */
public record Limit(String name, List<Step> steps) {

  /** So many tries within each such time. */
  public record Step(int times, Duration within) {}

  public static Limit of(String name, Step... steps) {
    return new Limit(name, List.of(steps));
  }
}
