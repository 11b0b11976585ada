package io.kaquan.platform.schedule;

/**
 * Something that runs repeatedly, at the times of a cron expression. A bean of this type is on the
 * timetable from the next start on. It may be run twice, late, or after a crash in its middle, so
 * it finds out by itself what there is to do.
 */
public interface TimetableEntry {

  /** A short name in kebab case, unique, the same for ever. */
  String name();

  /**
   * A Quartz cron expression, in the time zone of the clock: {@code "0 5 0 * * ?"} is five past
   * midnight.
   */
  String cron();

  /** Does what is due by the clock. Never runs concurrently with itself, on any node. */
  void run();
}
