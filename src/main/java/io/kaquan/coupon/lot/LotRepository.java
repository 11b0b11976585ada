package io.kaquan.coupon.lot;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static java.time.ZoneOffset.UTC;

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

/** Every statement on lots and their lines. */
@Repository
class LotRepository {
  private static final String ADD =
      """
      INSERT INTO lot (id, merchant_id, appid, card_id, kind, target, reason, file_name, wanted, asked_by, asked_at, worked_at)
      VALUES (:id, :merchant, :appid, :card, :kind, :target, :reason, :file, :wanted, :by, :now, :now)
          ON CONFLICT (id) DO NOTHING
      """;
  private static final String FIND =
      """
      SELECT id, merchant_id, appid, card_id, kind, status, target, reason, file_name, wanted, ok, invalid, existing, duplicate,
             unknown, used, ended, reached_line, reached_code, asked_by, asked_at, worked_at, finished_at
        FROM lot
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
  private static final String LOCK = FIND + " WHERE id = :id AND card_id = :card FOR UPDATE";
  private static final String BEING_MADE =
      "SELECT id FROM lot WHERE card_id = :card AND kind IN ('GENERATE', 'IMPORT') AND finished_at IS NULL";
  private static final String LIVE =
      """
      SELECT id
        FROM lot
       WHERE card_id = :card
         AND kind IN ('GENERATE', 'IMPORT')
         AND finished_at IS NOT NULL
       ORDER BY asked_at, id
      """;
  private static final String NOT_LIVE =
      "SELECT id FROM lot WHERE id = ANY (CAST(:ids AS uuid[])) AND finished_at IS NULL";
  private static final String ADD_LINES =
      """
      INSERT INTO lot_line (lot, line, code, outcome)
      SELECT CAST(:lot AS uuid), line, code, outcome
        FROM unnest(:line::int[], :code::text[], :outcome::text[]) AS l (line, code, outcome)
      """;
  private static final String WANTED =
      """
      UPDATE lot
         SET wanted = :wanted
       WHERE id = :id
         AND finished_at IS NULL
      """;
  private static final String LINES =
      """
      SELECT line, code, outcome,
             EXISTS (SELECT 1 FROM lot_line b WHERE b.lot = l.lot AND b.code = l.code AND b.line < l.line) AS again
        FROM lot_line l
       WHERE lot = :lot
         AND line > :reached
       ORDER BY line
       LIMIT :most
      """;
  private static final String FAILED =
      """
      UPDATE lot_line
         SET outcome = f.outcome
        FROM unnest(:line::int[], :outcome::text[]) AS f (line, outcome)
       WHERE lot_line.lot = :lot
         AND lot_line.line = f.line
      """;
  private static final String WORKED =
      """
      UPDATE lot
         SET ok = ok + :OK, invalid = invalid + :INVALID, existing = existing + :EXISTING, duplicate = duplicate + :DUPLICATE,
             unknown = unknown + :UNKNOWN, used = used + :USED, ended = ended + :ENDED,
             reached_line = :line, reached_code = :code, worked_at = :now
       WHERE id = :id
         AND finished_at IS NULL
      """;
  private static final String FINISH =
      """
      UPDATE lot
         SET status = CASE status WHEN 'STOPPING' THEN 'STOPPED' ELSE 'DONE' END,
             finished_at = :now,
             worked_at = :now
       WHERE id = :id
         AND finished_at IS NULL
      """;
  private static final String STOP =
      "UPDATE lot SET status = 'STOPPING' WHERE id = :id AND merchant_id = :merchant AND status = 'RUNNING'";
  private static final String FAILURES =
      """
      SELECT line, code, outcome
        FROM lot_line
       WHERE lot = :lot
         AND line > :after
         AND (outcome IS NOT NULL OR line > :reached)
       ORDER BY line
       LIMIT :most
      """;

  private final JdbcClient db;

  LotRepository(JdbcClient db) {
    this.db = db;
  }

  /** False when there is one of this id. */
  boolean add(Lot lot) {
    return db.sql(ADD)
            .param("id", lot.id())
            .param("merchant", lot.merchantId())
            .param("appid", lot.appid())
            .param("card", lot.cardId())
            .param("kind", lot.kind().name())
            .param("target", lot.target())
            .param("reason", lot.reason())
            .param("file", lot.fileName())
            .param("wanted", lot.wanted())
            .param("by", lot.askedBy())
            .param("now", lot.askedAt().atOffset(UTC))
            .update()
        == 1;
  }

  Optional<Lot> find(UUID merchantId, UUID id) {
    return db.sql(FIND_OWN)
        .param("id", id)
        .param("merchant", merchantId)
        .query(LotRepository::lot)
        .optional();
  }

  List<Lot> of(UUID merchantId, String cardId) {
    return db.sql(OF_CARD)
        .param("merchant", merchantId)
        .param("card", cardId)
        .query(LotRepository::lot)
        .list();
  }

  Optional<Lot> lock(String cardId, UUID id) {
    return db.sql(LOCK).param("id", id).param("card", cardId).query(LotRepository::lot).optional();
  }

  Set<UUID> beingMade(String cardId) {
    return new HashSet<>(db.sql(BEING_MADE).param("card", cardId).query(UUID.class).list());
  }

  List<UUID> live(String cardId) {
    return db.sql(LIVE).param("card", cardId).query(UUID.class).list();
  }

  Set<UUID> notLive(Collection<UUID> lots) {
    return new HashSet<>(
        db.sql(NOT_LIVE)
            .param("ids", lots.stream().map(UUID::toString).toArray(String[]::new))
            .query(UUID.class)
            .list());
  }

  void addLines(UUID lot, List<CodeLines.Line> lines) {
    db.sql(ADD_LINES)
        .param("lot", lot.toString())
        .param("line", column(lines, CodeLines.Line::number))
        .param("code", column(lines, CodeLines.Line::code))
        .param("outcome", column(lines, line -> line.readable() ? null : LotOutcome.INVALID))
        .update();
  }

  void wanted(UUID lot, long count) {
    mustBeOpen(lot, db.sql(WANTED).param("id", lot).param("wanted", count).update());
  }

  List<LotLine> lines(UUID lot, int reached, int most) {
    return db.sql(LINES)
        .param("lot", lot)
        .param("reached", reached)
        .param("most", most)
        .query(
            (row, n) ->
                new LotLine(
                    row.getInt("line"),
                    row.getString("code"),
                    row.getString("outcome") != null
                        ? LotOutcome.valueOf(row.getString("outcome"))
                        : row.getBoolean("again") ? LotOutcome.DUPLICATE : null))
        .list();
  }

  /** Writes down what became of these lines. */
  void failed(UUID lot, List<LotLine> lines) {
    int written =
        lines.isEmpty()
            ? 0
            : db.sql(FAILED)
                .param("lot", lot)
                .param("line", column(lines, LotLine::line))
                .param("outcome", column(lines, LotLine::outcome))
                .update();
    if (written != lines.size()) {
      throw new IllegalStateException(
          "of " + lines.size() + " lines " + written + " are there in lot " + lot);
    }
  }

  /** Adds to the counts, and says behind what the next chunk begins. */
  void worked(
      UUID lot, Map<LotOutcome, Long> counts, int reachedLine, String reachedCode, Instant now) {
    JdbcClient.StatementSpec worked = db.sql(WORKED);
    for (LotOutcome outcome : LotOutcome.values()) {
      worked = worked.param(outcome.name(), counts.getOrDefault(outcome, 0L));
    }
    mustBeOpen(
        lot,
        worked
            .param("id", lot)
            .param("line", reachedLine)
            .param("code", reachedCode)
            .param("now", now.atOffset(UTC))
            .update());
  }

  void finish(UUID lot, Instant now) {
    mustBeOpen(lot, db.sql(FINISH).param("id", lot).param("now", now.atOffset(UTC)).update());
  }

  private static void mustBeOpen(UUID lot, int updated) {
    if (updated != 1) {
      throw new IllegalStateException("Lot " + lot + " is finished");
    }
  }

  /** False when it was not running any more. */
  boolean stop(UUID merchantId, UUID lot) {
    return db.sql(STOP).param("id", lot).param("merchant", merchantId).update() == 1;
  }

  /** Lines that were not done as asked, or not done at all: those have no outcome. */
  List<LotLine> failures(UUID lot, int reached, int after, int most) {
    return db.sql(FAILURES)
        .param("lot", lot)
        .param("reached", reached)
        .param("after", after)
        .param("most", most)
        .query(
            (row, n) ->
                new LotLine(
                    row.getInt("line"),
                    row.getString("code"),
                    row.getInt("line") > reached
                        ? null
                        : LotOutcome.valueOf(row.getString("outcome"))))
        .list();
  }

  private static Lot lot(ResultSet row, int n) throws SQLException {
    Map<LotOutcome, Long> counts = new EnumMap<>(LotOutcome.class);
    for (LotOutcome outcome : LotOutcome.values()) {
      counts.put(outcome, row.getLong(outcome.name().toLowerCase(Locale.ROOT)));
    }
    return new Lot(
        row.getObject("id", UUID.class),
        row.getObject("merchant_id", UUID.class),
        row.getString("appid"),
        row.getString("card_id"),
        LotKind.valueOf(row.getString("kind")),
        LotStatus.valueOf(row.getString("status")),
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
