package io.kaquan.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts between {@code Instant} and {@code timestamptz}, which JDBC does not do by itself. */
public final class Timestamps {
  private Timestamps() {}

  /** Returns a moment as a parameter of a statement; null for null. */
  public static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  /** Returns the moment in a column that is never null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column), column);
  }

  /** Returns the moment in a column; null if the column is null. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
