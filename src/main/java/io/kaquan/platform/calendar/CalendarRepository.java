package io.kaquan.platform.calendar;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on the years that operators entered. */
@Repository
class CalendarRepository {
  private static final String YEARS =
      "SELECT year, entered_by, entered_at FROM calendar_year ORDER BY year";
  private static final String DAYS =
      "SELECT day, year, working, name FROM calendar_day ORDER BY day";
  private static final String ENTER =
      """
      INSERT INTO calendar_year (year, entered_by, entered_at)
      VALUES (:year, :by, :now)
          ON CONFLICT (year) DO UPDATE SET entered_by = excluded.entered_by, entered_at = excluded.entered_at
      """;
  private static final String CLEAR = "DELETE FROM calendar_day WHERE year = :year";
  private static final String ADD =
      "INSERT INTO calendar_day (day, year, working, name) VALUES (:day, :year, :working, :name)";
  private static final String REMOVE = "DELETE FROM calendar_year WHERE year = :year";

  /**
   * @param days of the year, in order
   */
  record Entered(String by, Instant at, List<OddDay> days) {}

  private final JdbcClient db;

  CalendarRepository(JdbcClient db) {
    this.db = db;
  }

  Map<Integer, Entered> years() {
    Map<Integer, List<OddDay>> days = new LinkedHashMap<>();
    db.sql(DAYS)
        .query(
            (row, n) -> {
              days.computeIfAbsent(row.getInt("year"), none -> new ArrayList<>())
                  .add(
                      new OddDay(
                          row.getObject("day", LocalDate.class),
                          row.getBoolean("working"),
                          row.getString("name")));
              return true;
            })
        .list();
    Map<Integer, Entered> years = new LinkedHashMap<>();
    db.sql(YEARS)
        .query(
            (row, n) ->
                years.put(
                    row.getInt("year"),
                    new Entered(
                        row.getString("entered_by"),
                        instant(row, "entered_at"),
                        List.copyOf(days.getOrDefault(row.getInt("year"), List.of())))))
        .list();
    return years;
  }

  void enter(int year, List<OddDay> days, String by, Instant now) {
    db.sql(ENTER).param("year", year).param("by", by).param("now", utc(now)).update();
    db.sql(CLEAR).param("year", year).update();
    for (OddDay day : days) {
      db.sql(ADD)
          .param("day", day.day())
          .param("year", year)
          .param("working", day.working())
          .param("name", day.name())
          .update();
    }
  }

  boolean remove(int year) {
    return db.sql(REMOVE).param("year", year).update() == 1;
  }
}
