package io.kaquan.staff.tasklist;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lets one node at a time look for filters and make those that are missing: nothing else keeps two
 * of a name apart.
 */
@Repository
class FilterLock {
  private static final String QUEUE_UP =
      "SELECT pg_advisory_xact_lock(hashtextextended('tasklist-filters', 0))";

  private final JdbcClient db;

  FilterLock(JdbcClient db) {
    this.db = db;
  }

  /** Waits until it is this transaction's turn. */
  void queueUp() {
    db.sql(QUEUE_UP).query((row, n) -> n).single();
  }
}
