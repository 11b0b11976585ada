package io.kaquan.reconciliation.statement;

import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.platform.tenant.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every SQL statement on statements. */
@Repository
class StatementRepository {
  private static final String ASK =
      """
      INSERT INTO statement (merchant_id, day, status, asked_at)
      VALUES (:merchant, :day, 'ASKED', :now)
          ON CONFLICT (merchant_id, day) DO NOTHING
      """;
  private static final String LAST_ASKED =
      "SELECT day FROM statement WHERE merchant_id = :merchant ORDER BY day DESC LIMIT 1";
  private static final String BUILT =
      """
      UPDATE statement
         SET status = 'BUILT', rows = :rows, sha256 = :sha256, file = :file, built_at = :now
       WHERE merchant_id = :merchant AND day = :day AND status = 'ASKED'
      """;
  private static final String CLOSED =
      """
      UPDATE statement
         SET status = 'CLOSED', closed_at = :now
       WHERE merchant_id = :merchant AND day = :day AND status = 'BUILT'
      """;
  private static final String LIST =
      """
      SELECT merchant_id, day, rows, sha256
        FROM statement
       WHERE merchant_id = :merchant AND day BETWEEN :from AND :to AND status <> 'ASKED'
       ORDER BY day
      """;
  private static final String FILE =
      "SELECT file FROM statement WHERE merchant_id = :merchant AND day = :day AND status <> 'ASKED'";

  private final JdbcClient db;

  StatementRepository(JdbcClient db) {
    this.db = db;
  }

  /** False if it was asked for before. */
  boolean ask(Reconciliation of, Instant now) {
    return db.sql(ASK)
            .param("merchant", of.merchantId().value())
            .param("day", of.day())
            .param("now", utc(now))
            .update()
        == 1;
  }

  Optional<LocalDate> lastAsked(MerchantId merchantId) {
    return db.sql(LAST_ASKED)
        .param("merchant", merchantId.value())
        .query((row, n) -> row.getObject("day", LocalDate.class))
        .optional();
  }

  /** False if it was built before: a statement is never changed. */
  boolean built(Reconciliation of, long rows, String sha256, byte[] file, Instant now) {
    return db.sql(BUILT)
            .param("merchant", of.merchantId().value())
            .param("day", of.day())
            .param("rows", rows)
            .param("sha256", sha256)
            .param("file", file)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** False if it was closed before. */
  boolean closed(Reconciliation of, Instant now) {
    return db.sql(CLOSED)
            .param("merchant", of.merchantId().value())
            .param("day", of.day())
            .param("now", utc(now))
            .update()
        == 1;
  }

  List<Statement> list(MerchantId merchantId, LocalDate from, LocalDate to) {
    return db.sql(LIST)
        .param("merchant", merchantId.value())
        .param("from", from)
        .param("to", to)
        .query(StatementRepository::statement)
        .list();
  }

  Optional<byte[]> file(MerchantId merchantId, LocalDate day) {
    return db.sql(FILE)
        .param("merchant", merchantId.value())
        .param("day", day)
        .query((row, n) -> row.getBytes("file"))
        .optional();
  }

  private static Statement statement(ResultSet row, int n) throws SQLException {
    return new Statement(
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getObject("day", LocalDate.class),
        row.getLong("rows"),
        row.getString("sha256"));
  }
}
