package io.kaquan.platform.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognizes transactions that the database ended because of another one. */
public final class ConcurrentUpdates {
  /** SQL states of PostgreSQL: serialization failure, deadlock. */
  private static final Set<String> STATES = Set.of("40001", "40P01");

  private ConcurrentUpdates() {}

  /** Returns whether this very exception, not its cause, says so. */
  public static boolean isToldBy(@Nullable Throwable failure) {
    return failure instanceof SQLException sql && STATES.contains(sql.getSQLState());
  }
}
