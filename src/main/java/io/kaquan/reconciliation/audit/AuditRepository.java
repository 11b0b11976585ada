package io.kaquan.reconciliation.audit;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.reconciliation.audit.Audits.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on runs and findings. */
@Repository
class AuditRepository {
  private static final String BEGIN =
      """
      INSERT INTO audit_run (id, asked_by, started_at)
      VALUES (:id, :by, :now)
          ON CONFLICT ((true)) WHERE finished_at IS NULL DO NOTHING
      """;
  private static final String NEXT_APPID =
      "SELECT min(appid) FROM card WHERE appid > (SELECT reached FROM audit_run WHERE id = :run)";
  private static final String REACHED =
      "UPDATE audit_run SET reached = :appid, accounts = accounts + 1 WHERE id = :run";
  private static final String FINISHED =
      "UPDATE audit_run SET finished_at = :now WHERE id = :run AND finished_at IS NULL";
  private static final String SEEN =
      """
      INSERT INTO audit_finding (id, run, number, appid, card_id, kind, what, expected, found, seen_at)
      VALUES (:id, :run, (SELECT least(count(*) + 1, :most) FROM audit_finding WHERE run = :run), :appid, :card, :kind, :what,
              :expected, :found, :now)
          ON CONFLICT (card_id, kind, what) WHERE gone_at IS NULL
          DO UPDATE SET expected = excluded.expected, found = excluded.found, seen_at = excluded.seen_at
      """;
  private static final String GONE =
      "UPDATE audit_finding SET gone_at = :now WHERE id = :id AND gone_at IS NULL";
  private static final String FINDING =
      "SELECT id, appid, card_id, kind, what, expected, found, seen_at, raised_at FROM audit_finding WHERE gone_at IS NULL";
  private static final String RAISED =
      "UPDATE audit_finding SET raised_at = :now WHERE run = :run AND number = :number";
  private static final String INCIDENTS =
      "SELECT coalesce(max(number), 0) FROM audit_finding WHERE run = :run";
  private static final String RUNS =
      """
      SELECT id, asked_by, started_at, finished_at, accounts,
             (SELECT count(*) FROM audit_finding WHERE run = audit_run.id) AS found,
             (SELECT count(*) FROM audit_finding WHERE run = audit_run.id AND gone_at IS NULL) AS stand
        FROM audit_run
       ORDER BY started_at DESC
       LIMIT :most
      """;
  private static final String OPEN = "SELECT count(*) FROM audit_finding WHERE gone_at IS NULL";

  private final JdbcClient db;

  AuditRepository(JdbcClient db) {
    this.db = db;
  }

  /** False while another run is not finished. */
  boolean begin(UUID run, String by, Instant now) {
    return db.sql(BEGIN).param("id", run).param("by", by).param("now", utc(now)).update() == 1;
  }

  /** Empty when all were recounted. */
  Optional<String> nextAppid(UUID run) {
    return db.sql(NEXT_APPID).param("run", run).query(String.class).optional();
  }

  void reached(UUID run, String appid) {
    db.sql(REACHED).param("appid", appid).param("run", run).update();
  }

  void finished(UUID run, Instant now) {
    db.sql(FINISHED).param("now", utc(now)).param("run", run).update();
  }

  /**
   * @param most the number that all findings get from there on
   */
  void seen(UUID run, Difference one, int most, Instant now) {
    db.sql(SEEN)
        .param("id", UUID.randomUUID())
        .param("run", run)
        .param("most", most)
        .param("appid", one.appid())
        .param("card", one.cardId())
        .param("kind", one.kind())
        .param("what", one.what())
        .param("expected", one.expected())
        .param("found", one.found())
        .param("now", utc(now))
        .update();
  }

  void gone(UUID finding, Instant now) {
    db.sql(GONE).param("id", finding).param("now", utc(now)).update();
  }

  /** Of this appid, by whatever run they were found. */
  List<Finding> standing(String appid) {
    return db.sql(FINDING + " AND appid = :appid")
        .param("appid", appid)
        .query(AuditRepository::finding)
        .list();
  }

  List<Finding> standing(UUID run, int number) {
    return db.sql(FINDING + " AND run = :run AND number = :number ORDER BY card_id, kind, what")
        .param("run", run)
        .param("number", number)
        .query(AuditRepository::finding)
        .list();
  }

  List<Finding> standing(int most) {
    return db.sql(FINDING + " ORDER BY card_id, kind, what LIMIT :most")
        .param("most", most)
        .query(AuditRepository::finding)
        .list();
  }

  void raised(UUID run, int number, Instant now) {
    db.sql(RAISED).param("now", utc(now)).param("run", run).param("number", number).update();
  }

  int incidents(UUID run) {
    return db.sql(INCIDENTS).param("run", run).query(Integer.class).single();
  }

  List<Run> runs(int most) {
    return db.sql(RUNS)
        .param("most", most)
        .query(
            (row, n) ->
                new Run(
                    row.getObject("id", UUID.class),
                    row.getString("asked_by"),
                    instantOrNull(row, "started_at"),
                    instantOrNull(row, "finished_at"),
                    row.getInt("accounts"),
                    row.getLong("found"),
                    row.getLong("stand")))
        .list();
  }

  long open() {
    return db.sql(OPEN).query(Long.class).single();
  }

  private static Finding finding(ResultSet row, int n) throws SQLException {
    return new Finding(
        row.getObject("id", UUID.class),
        new Difference(
            row.getString("appid"),
            row.getString("card_id"),
            row.getString("kind"),
            row.getString("what"),
            row.getString("expected"),
            row.getString("found")),
        instantOrNull(row, "seen_at"),
        row.getObject("raised_at") != null);
  }
}
