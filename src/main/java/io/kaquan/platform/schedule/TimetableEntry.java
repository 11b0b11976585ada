package io.kaquan.platform.schedule;

/**
 * Something that runs again and again by the calendar of the house. A bean of this type is on the
 * timetable from the next start on. It may be run twice, late, or after a crash in its middle, so
 * it finds out by itself what there is to do.
 */
public interface TimetableEntry {

  /** A short name in kebab case, unique, the same for ever. */
  String name();

  /**
   * A Quartz cron expression, read in the house's time zone: {@code "0 5 0 * * ?"} is five past
   * midnight.
   */
  String cron();

  /** Does what is due by the clock. Never called twice at once on all nodes together. */
  void run();
}
