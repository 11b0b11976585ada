package io.kaquan.coupon.codebatch;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every statement on code batches and their lines. What a merchant asks for names the merchant in
 * place of the appid; the work on a batch names the appid.
 */
@Repository
class CodeBatchRepository {
  private static final String ADD =
      """
      INSERT INTO code_batch (id, merchant_id, appid, card_id, kind, target, reason, file_name, wanted, asked_by, asked_at, worked_at)
      VALUES (:id, :merchant, :appid, :card, :kind, :target, :reason, :file, :wanted, :by, :now, :now)
          ON CONFLICT (id, appid) DO NOTHING
      """;
  private static final String FIND =
      """
      SELECT id, merchant_id, appid, card_id, kind, status, target, reason, file_name, wanted, ok, invalid, existing, duplicate,
             unknown, used, ended, reached_line, reached_code, asked_by, asked_at, worked_at, finished_at
        FROM code_batch
      """;
  private static final String FIND_OWN = FIND + " WHERE id = :id AND merchant_id = :merchant";
  private static final String OF_CARD =
      FIND
          + """
       WHERE merchant_id = :merchant
         AND card_id = :card
       ORDER BY asked_at DESC, id
       LIMIT 200
      """;
  private static final String LOCK =
      FIND + " WHERE id = :id AND appid = :appid AND card_id = :card FOR UPDATE";
  private static final String BEING_MADE =
      "SELECT id FROM code_batch WHERE appid = :appid AND card_id = :card AND kind IN ('GENERATE', 'IMPORT') AND finished_at IS NULL";
  private static final String LIVE =
      """
      SELECT id
        FROM code_batch
       WHERE appid = :appid
         AND card_id = :card
         AND kind IN ('GENERATE', 'IMPORT')
         AND finished_at IS NOT NULL
       ORDER BY asked_at, id
      """;
  private static final String NOT_LIVE =
      "SELECT id FROM code_batch WHERE id = ANY (CAST(:ids AS uuid[])) AND finished_at IS NULL";
  private static final String ADD_LINES =
      """
      INSERT INTO code_batch_line (code_batch, appid, line, code, outcome)
      SELECT CAST(:id AS uuid), :appid, line, code, outcome
        FROM unnest(:line::int[], :code::text[], :outcome::text[]) AS l (line, code, outcome)
      """;
  private static final String WANTED =
      """
      UPDATE code_batch
         SET wanted = :wanted
       WHERE id = :id
         AND appid = :appid
         AND finished_at IS NULL
      """;
  private static final String LINES =
      """
      SELECT line, code, outcome,
             EXISTS (SELECT 1 FROM code_batch_line b WHERE b.code_batch = l.code_batch AND b.appid = l.appid AND b.code = l.code AND b.line < l.line) AS again
        FROM code_batch_line l
       WHERE code_batch = :id
         AND appid = :appid
         AND line > :reached
       ORDER BY line
       LIMIT :most
      """;
  private static final String FAILED =
      """
      UPDATE code_batch_line
         SET outcome = f.outcome
        FROM unnest(:line::int[], :outcome::text[]) AS f (line, outcome)
       WHERE code_batch_line.code_batch = :id
         AND code_batch_line.appid = :appid
         AND code_batch_line.line = f.line
      """;
  private static final String WORKED =
      """
      UPDATE code_batch
         SET ok = ok + :OK, invalid = invalid + :INVALID, existing = existing + :EXISTING, duplicate = duplicate + :DUPLICATE,
             unknown = unknown + :UNKNOWN, used = used + :USED, ended = ended + :ENDED,
             reached_line = :line, reached_code = :code, worked_at = :now
       WHERE id = :id
         AND appid = :appid
         AND finished_at IS NULL
      """;
  private static final String FINISH =
      """
      UPDATE code_batch
         SET status = CASE status WHEN 'STOPPING' THEN 'STOPPED' ELSE 'DONE' END,
             finished_at = :now,
             worked_at = :now
       WHERE id = :id
         AND appid = :appid
         AND finished_at IS NULL
      """;
  private static final String STOP =
      "UPDATE code_batch SET status = 'STOPPING' WHERE id = :id AND merchant_id = :merchant AND status = 'RUNNING'";
  private static final String FAILURES =
      """
      SELECT line, code, outcome
        FROM code_batch_line
       WHERE code_batch = :id
         AND appid = :appid
         AND line > :after
         AND (outcome IS NOT NULL OR line > :reached)
       ORDER BY line
       LIMIT :most
      """;

  private final JdbcClient db;

  CodeBatchRepository(JdbcClient db) {
    this.db = db;
  }

  /** False when there is one of this id. */
  boolean add(CodeBatch batch) {
    return db.sql(ADD)
            .param("id", batch.id())
            .param("merchant", batch.merchantId())
            .param("appid", batch.appid())
            .param("card", batch.cardId())
            .param("kind", batch.kind().name())
            .param("target", batch.target())
            .param("reason", batch.reason())
            .param("file", batch.fileName())
            .param("wanted", batch.wanted())
            .param("by", batch.askedBy())
            .param("now", utc(batch.askedAt()))
            .update()
        == 1;
  }

  Optional<CodeBatch> find(UUID merchantId, UUID id) {
    return db.sql(FIND_OWN)
        .param("id", id)
        .param("merchant", merchantId)
        .query(CodeBatchRepository::batch)
        .optional();
  }

  List<CodeBatch> of(UUID merchantId, String cardId) {
    return db.sql(OF_CARD)
        .param("merchant", merchantId)
        .param("card", cardId)
        .query(CodeBatchRepository::batch)
        .list();
  }

  Optional<CodeBatch> lock(String appid, String cardId, UUID id) {
    return db.sql(LOCK)
        .param("id", id)
        .param("appid", appid)
        .param("card", cardId)
        .query(CodeBatchRepository::batch)
        .optional();
  }

  Set<UUID> beingMade(String appid, String cardId) {
    return new HashSet<>(
        db.sql(BEING_MADE).param("appid", appid).param("card", cardId).query(UUID.class).list());
  }

  List<UUID> live(String appid, String cardId) {
    return db.sql(LIVE).param("appid", appid).param("card", cardId).query(UUID.class).list();
  }

  Set<UUID> notLive(Collection<UUID> batches) {
    return new HashSet<>(
        db.sql(NOT_LIVE)
            .param("ids", batches.stream().map(UUID::toString).toArray(String[]::new))
            .query(UUID.class)
            .list());
  }

  void addLines(CodeBatch batch, List<CodeListReader.Line> lines) {
    db.sql(ADD_LINES)
        .param("id", batch.id().toString())
        .param("appid", batch.appid())
        .param("line", column(lines, CodeListReader.Line::number))
        .param("code", column(lines, CodeListReader.Line::code))
        .param("outcome", column(lines, line -> line.readable() ? null : CodeOutcome.INVALID))
        .update();
  }

  void wanted(CodeBatch batch, long count) {
    mustBeOpen(
        batch,
        db.sql(WANTED)
            .param("id", batch.id())
            .param("appid", batch.appid())
            .param("wanted", count)
            .update());
  }

  List<CodeBatchLine> lines(CodeBatch batch, int reached, int most) {
    return db.sql(LINES)
        .param("id", batch.id())
        .param("appid", batch.appid())
        .param("reached", reached)
        .param("most", most)
        .query(
            (row, n) ->
                new CodeBatchLine(
                    row.getInt("line"),
                    row.getString("code"),
                    row.getString("outcome") != null
                        ? CodeOutcome.valueOf(row.getString("outcome"))
                        : row.getBoolean("again") ? CodeOutcome.DUPLICATE : null))
        .list();
  }

  /** Writes down what became of these lines. */
  void failed(CodeBatch batch, List<CodeBatchLine> lines) {
    int written =
        lines.isEmpty()
            ? 0
            : db.sql(FAILED)
                .param("id", batch.id())
                .param("appid", batch.appid())
                .param("line", column(lines, CodeBatchLine::line))
                .param("outcome", column(lines, CodeBatchLine::outcome))
                .update();
    if (written != lines.size()) {
      throw new IllegalStateException(
          "of " + lines.size() + " lines " + written + " are there in code batch " + batch.id());
    }
  }

  /** Adds to the counts, and says behind what the next chunk begins. */
  void worked(
      CodeBatch batch,
      Map<CodeOutcome, Long> counts,
      int reachedLine,
      String reachedCode,
      Instant now) {
    JdbcClient.StatementSpec worked = db.sql(WORKED);
    for (CodeOutcome outcome : CodeOutcome.values()) {
      worked = worked.param(outcome.name(), counts.getOrDefault(outcome, 0L));
    }
    mustBeOpen(
        batch,
        worked
            .param("id", batch.id())
            .param("appid", batch.appid())
            .param("line", reachedLine)
            .param("code", reachedCode)
            .param("now", utc(now))
            .update());
  }

  void finish(CodeBatch batch, Instant now) {
    mustBeOpen(
        batch,
        db.sql(FINISH)
            .param("id", batch.id())
            .param("appid", batch.appid())
            .param("now", utc(now))
            .update());
  }

  private static void mustBeOpen(CodeBatch batch, int updated) {
    if (updated != 1) {
      throw new IllegalStateException("Code batch " + batch.id() + " is finished");
    }
  }

  /** False when it was not running any more. */
  boolean stop(UUID merchantId, UUID batch) {
    return db.sql(STOP).param("id", batch).param("merchant", merchantId).update() == 1;
  }

  /** Lines that were not done as asked, or not done at all: those have no outcome. */
  List<CodeBatchLine> failures(CodeBatch batch, int reached, int after, int most) {
    return db.sql(FAILURES)
        .param("id", batch.id())
        .param("appid", batch.appid())
        .param("reached", reached)
        .param("after", after)
        .param("most", most)
        .query(
            (row, n) ->
                new CodeBatchLine(
                    row.getInt("line"),
                    row.getString("code"),
                    row.getInt("line") > reached
                        ? null
                        : CodeOutcome.valueOf(row.getString("outcome"))))
        .list();
  }

  private static CodeBatch batch(ResultSet row, int n) throws SQLException {
    Map<CodeOutcome, Long> counts = new EnumMap<>(CodeOutcome.class);
    for (CodeOutcome outcome : CodeOutcome.values()) {
      counts.put(outcome, row.getLong(outcome.name().toLowerCase(Locale.ROOT)));
    }
    return new CodeBatch(
        row.getObject("id", UUID.class),
        row.getObject("merchant_id", UUID.class),
        row.getString("appid"),
        row.getString("card_id"),
        CodeBatchKind.valueOf(row.getString("kind")),
        CodeBatchStatus.valueOf(row.getString("status")),
        row.getObject("target", UUID.class),
        row.getString("reason"),
        row.getString("file_name"),
        row.getObject("wanted", Long.class),
        counts,
        row.getInt("reached_line"),
        row.getString("reached_code"),
        row.getString("asked_by"),
        instantOrNull(row, "asked_at"),
        instantOrNull(row, "worked_at"),
        instantOrNull(row, "finished_at"));
  }

  /** One column of the rows, as text; SQL casts it to its type. */
  private static <T> String[] column(List<T> rows, Function<T, Object> value) {
    return rows.stream()
        .map(value)
        .map(cell -> cell == null ? null : cell.toString())
        .toArray(String[]::new);
  }
}
