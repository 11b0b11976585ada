package io.kaquan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of our tables hold other rows than before: each row's place and the transaction that wrote it tell. */
final class TableMarks {
  /** Sessions live by every click; that somebody looked at a paper is written down on purpose. */
  private static final Set<String> LIVING = Set.of("web_session", "web_session_attributes", "document_view");

  private TableMarks() {}

  /** Table → a mark that changes with every write. */
  static Map<String, String> of(JdbcClient db) {
    List<String> tables = db.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'kaquan' AND tablename NOT LIKE 'flyway%'")
        .query(String.class).list();
    Map<String, String> marks = new TreeMap<>();
    for (String table : tables) {
      if (!LIVING.contains(table)) {
        marks.put(table, db.sql("SELECT count(*) || ' ' || coalesce(sum(hashtext(ctid::text || xmin::text)::bigint), 0) FROM kaquan."
            + table).query(String.class).single());
      }
    }
    return marks;
  }

  static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    Set<String> changed = new TreeSet<>();
    after.forEach((table, mark) -> {
      if (!mark.equals(before.get(table))) {
        changed.add(table);
      }
    });
    return changed;
  }
}
