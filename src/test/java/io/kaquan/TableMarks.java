package io.kaquan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which of our tables hold other rows than before: each row's place and the transaction that wrote
 * it tell.
 */
final class TableMarks {
  /**
   * Sessions live by every click; that somebody looked at a paper is written down on purpose;
   * letters that other tests let fail are tried again at any moment.
   */
  private static final Set<String> LIVING =
      Set.of("web_session", "web_session_attributes", "document_view", "letter");

  private TableMarks() {}

  /** Table → a mark that changes with every write. */
  static Map<String, String> of(JdbcClient db) {
    List<String> tables =
        db.sql(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'kaquan' AND tablename NOT LIKE 'flyway%'")
            .query(String.class)
            .list();
    Map<String, String> marks = new TreeMap<>();
    for (String table : tables) {
      if (!LIVING.contains(table)) {
        marks.put(
            table,
            db.sql(
                    "SELECT count(*) || ' ' || coalesce(sum(hashtext(ctid::text || xmin::text)::bigint), 0) FROM kaquan."
                        + table)
                .query(String.class)
                .single());
      }
    }
    return marks;
  }

  /** Until what was begun before is done: letters on their way, lots, statements. */
  static void awaitQuiet(JdbcClient db) {
    AtomicReference<Map<String, String>> last = new AtomicReference<>(Map.of());
    Awaitility.await("quiet tables")
        .pollInterval(Duration.ofMillis(700))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              Map<String, String> now = of(db);
              return now.equals(last.getAndSet(now));
            });
  }

  static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    Set<String> changed = new TreeSet<>();
    after.forEach(
        (table, mark) -> {
          if (!mark.equals(before.get(table))) {
            changed.add(table);
          }
        });
    return changed;
  }
}
