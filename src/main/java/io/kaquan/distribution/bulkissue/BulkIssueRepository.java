package io.kaquan.distribution.bulkissue;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on bulk issues and their lines. */
@Repository
class BulkIssueRepository {
  private static final String ADD =
      """
      INSERT INTO bulk_issue (id, merchant_id, appid, card_id, outer_str, file_name, asked_by, asked_at)
      VALUES (:id, :merchant, :appid, :card, :channel, :file, :by, :now)
          ON CONFLICT (id) DO NOTHING
      """;
  private static final String FIND =
      """
      SELECT id, merchant_id, appid, card_id, status, outer_str, file_name, language, lines, malformed, duplicate, mails, worked,
             ok, reached_line, asked_by, asked_at, started_at, finished_at
        FROM bulk_issue
      """;
  private static final String FIND_OWN = FIND + " WHERE id = :id AND merchant_id = :merchant";
  private static final String OF_CARD =
      FIND
          + """
       WHERE merchant_id = :merchant
         AND card_id = :card
       ORDER BY asked_at DESC, id
       LIMIT 50
      """;
  private static final String LOCK = FIND + " WHERE id = :id FOR UPDATE";
  private static final String ADD_LINES =
      """
      INSERT INTO bulk_issue_line (bulk_issue, line, recipient, code, note, outcome)
      SELECT CAST(:id AS uuid), line, recipient, code, note, outcome
        FROM unnest(:line::int[], :recipient::text[], :code::text[], :note::text[], :outcome::text[])
             AS l (line, recipient, code, note, outcome)
      """;
  private static final String MARK_DUPLICATES =
      """
      UPDATE bulk_issue_line l
         SET outcome = 'DUPLICATE'
        FROM (SELECT line, row_number() OVER (PARTITION BY recipient, code ORDER BY line) AS nth
                FROM bulk_issue_line
               WHERE bulk_issue = :id AND outcome IS NULL) again
       WHERE l.bulk_issue = :id
         AND l.line = again.line
         AND again.nth > 1
      """;
  private static final String COUNT =
      """
      UPDATE bulk_issue
         SET (lines, malformed, duplicate, mails) =
               (SELECT count(*), count(*) FILTER (WHERE outcome = 'MALFORMED'), count(*) FILTER (WHERE outcome = 'DUPLICATE'),
                       count(*) FILTER (WHERE outcome IS NULL AND strpos(recipient, '@') > 0)
                  FROM bulk_issue_line
                 WHERE bulk_issue = :id)
       WHERE id = :id
      """;
  private static final String MAILS_SINCE =
      "SELECT coalesce(sum(mails), 0) FROM bulk_issue WHERE merchant_id = :merchant AND started_at > :since";
  private static final String QUEUE_UP =
      "SELECT pg_advisory_xact_lock(hashtextextended('bulk issues of ' || :merchant, 0))";
  private static final String START =
      "UPDATE bulk_issue SET status = 'RUNNING', language = :language, started_at = :now WHERE id = :id AND status = 'READ'";
  private static final String STOP =
      "UPDATE bulk_issue SET status = 'STOPPING' WHERE id = :id AND merchant_id = :merchant AND status = 'RUNNING'";
  private static final String THROW_AWAY =
      """
      UPDATE bulk_issue
         SET status = 'STOPPED', finished_at = :now
       WHERE id = :id
         AND merchant_id = :merchant
         AND status = 'READ'
      """;
  private static final String FORGET_LINES = "DELETE FROM bulk_issue_line WHERE bulk_issue = :id";
  private static final String UNBEGUN = FIND + " WHERE status = 'READ' AND asked_at < :before";
  private static final String FINISH =
      """
      UPDATE bulk_issue
         SET status = CASE status WHEN 'STOPPING' THEN 'STOPPED' ELSE 'DONE' END,
             finished_at = :now
       WHERE id = :id
         AND finished_at IS NULL
      """;
  private static final String REACHED =
      """
      UPDATE bulk_issue
         SET worked = worked + :worked, ok = ok + :ok, reached_line = :line
       WHERE id = :id
         AND finished_at IS NULL
      """;
  private static final String LINES =
      "SELECT line, recipient, code, note, outcome, openid, issued FROM bulk_issue_line WHERE bulk_issue = :id AND line > :after";
  private static final String IN_ORDER = " ORDER BY line LIMIT :most";
  private static final String WORKED =
      """
      UPDATE bulk_issue_line l
         SET outcome = w.outcome, openid = w.openid, issued = w.issued
        FROM unnest(:line::int[], :outcome::text[], :openid::text[], :issued::text[]) AS w (line, outcome, openid, issued)
       WHERE l.bulk_issue = :id
         AND l.line = w.line
         AND l.outcome IS NULL
      """;
  private static final String COUNTS =
      """
      SELECT outcome, count(*) AS lines
        FROM bulk_issue_line
       WHERE bulk_issue = :id
         AND outcome IS NOT NULL
       GROUP BY outcome
      """;

  private static final int LINES_AT_ONCE = 5_000;

  private final JdbcClient db;

  BulkIssueRepository(JdbcClient db) {
    this.db = db;
  }

  /** False when there is one of this id. */
  boolean add(UUID id, BulkIssueRequest wish, String appid, String fileName, Instant now) {
    return db.sql(ADD)
            .param("id", id)
            .param("merchant", wish.merchantId())
            .param("appid", appid)
            .param("card", wish.cardId())
            .param("channel", wish.channel())
            .param("file", fileName)
            .param("by", wish.by())
            .param("now", utc(now))
            .update()
        == 1;
  }

  void addLines(UUID id, List<BulkIssueLine> lines) {
    db.sql(ADD_LINES)
        .param("id", id.toString())
        .param("line", column(lines, BulkIssueLine::line))
        .param("recipient", column(lines, BulkIssueLine::recipient))
        .param("code", column(lines, BulkIssueLine::code))
        .param("note", column(lines, BulkIssueLine::note))
        .param("outcome", column(lines, BulkIssueLine::outcome))
        .update();
  }

  void markDuplicates(UUID id) {
    db.sql(MARK_DUPLICATES).param("id", id).update();
  }

  /** Writes down how many lines of which kind there are. */
  void count(UUID id) {
    db.sql(COUNT).param("id", id).update();
  }

  Optional<BulkIssue> find(UUID merchantId, UUID id) {
    return db.sql(FIND_OWN)
        .param("id", id)
        .param("merchant", merchantId)
        .query(BulkIssueRepository::bulkIssue)
        .optional();
  }

  List<BulkIssue> of(UUID merchantId, String cardId) {
    return db.sql(OF_CARD)
        .param("merchant", merchantId)
        .param("card", cardId)
        .query(BulkIssueRepository::bulkIssue)
        .list();
  }

  Optional<BulkIssue> lock(UUID id) {
    return db.sql(LOCK).param("id", id).query(BulkIssueRepository::bulkIssue).optional();
  }

  /**
   * Lets one caller at a time begin a bulk issue of this merchant, on all nodes, until its
   * transaction ends.
   */
  void queueUp(UUID merchantId) {
    db.sql(QUEUE_UP).param("merchant", merchantId.toString()).query((row, n) -> n).single();
  }

  long mailsSince(UUID merchantId, Instant since) {
    return db.sql(MAILS_SINCE)
        .param("merchant", merchantId)
        .param("since", utc(since))
        .query(Long.class)
        .single();
  }

  boolean start(UUID id, String language, Instant now) {
    return db.sql(START).param("id", id).param("language", language).param("now", utc(now)).update()
        == 1;
  }

  boolean stop(UUID merchantId, UUID id) {
    return db.sql(STOP).param("id", id).param("merchant", merchantId).update() == 1;
  }

  boolean throwAway(UUID merchantId, UUID id, Instant now) {
    return db.sql(THROW_AWAY)
            .param("id", id)
            .param("merchant", merchantId)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** Those that were read before this moment and never begun. */
  List<BulkIssue> unbegun(Instant before) {
    return db.sql(UNBEGUN)
        .param("before", utc(before))
        .query(BulkIssueRepository::bulkIssue)
        .list();
  }

  void forgetLines(UUID id) {
    db.sql(FORGET_LINES).param("id", id).update();
  }

  void finish(UUID id, Instant now) {
    mustBeOpen(id, db.sql(FINISH).param("id", id).param("now", utc(now)).update());
  }

  /** Adds to the counts, and says behind what the next chunk begins. */
  void reached(UUID id, int worked, int ok, int line) {
    mustBeOpen(
        id,
        db.sql(REACHED)
            .param("id", id)
            .param("worked", worked)
            .param("ok", ok)
            .param("line", line)
            .update());
  }

  private static void mustBeOpen(UUID id, int updated) {
    if (updated != 1) {
      throw new IllegalStateException("Bulk issue " + id + " is finished");
    }
  }

  List<BulkIssueLine> lines(UUID id, int after, int most) {
    return lines("", id, after, most);
  }

  /** Lines with an e-mail address that can be handed out. */
  void mails(UUID id, Consumer<List<BulkIssueLine>> reader) {
    inParts(" AND outcome IS NULL AND strpos(recipient, '@') > 0", id, reader);
  }

  void results(UUID id, Consumer<List<BulkIssueLine>> reader) {
    inParts(" AND outcome = 'OK'", id, reader);
  }

  void failures(UUID id, Consumer<List<BulkIssueLine>> reader) {
    inParts(" AND outcome IS DISTINCT FROM 'OK'", id, reader);
  }

  /** No connection is held while the reader works. */
  private void inParts(String which, UUID id, Consumer<List<BulkIssueLine>> reader) {
    List<BulkIssueLine> lines = List.of();
    do {
      lines =
          lines(which, id, lines.isEmpty() ? 0 : lines.get(lines.size() - 1).line(), LINES_AT_ONCE);
      reader.accept(lines);
    } while (lines.size() == LINES_AT_ONCE);
  }

  private List<BulkIssueLine> lines(String which, UUID id, int after, int most) {
    return db.sql(LINES + which + IN_ORDER)
        .param("id", id)
        .param("after", after)
        .param("most", most)
        .query(
            (row, n) ->
                new BulkIssueLine(
                    row.getInt("line"),
                    row.getString("recipient"),
                    row.getString("code"),
                    row.getString("note"),
                    row.getString("outcome") == null
                        ? null
                        : BulkIssueOutcome.valueOf(row.getString("outcome")),
                    row.getString("openid"),
                    row.getString("issued")))
        .list();
  }

  /** Writes down what became of these lines, each once. */
  void worked(UUID id, List<BulkIssueLine> lines) {
    int written =
        lines.isEmpty()
            ? 0
            : db.sql(WORKED)
                .param("id", id)
                .param("line", column(lines, BulkIssueLine::line))
                .param("outcome", column(lines, BulkIssueLine::outcome))
                .param("openid", column(lines, BulkIssueLine::openid))
                .param("issued", column(lines, BulkIssueLine::issued))
                .update();
    if (written != lines.size()) {
      throw new IllegalStateException(
          "of " + lines.size() + " lines " + written + " were open in bulk issue " + id);
    }
  }

  Map<BulkIssueOutcome, Long> counts(UUID id) {
    Map<BulkIssueOutcome, Long> counts = new EnumMap<>(BulkIssueOutcome.class);
    db.sql(COUNTS)
        .param("id", id)
        .query(
            row -> {
              counts.put(BulkIssueOutcome.valueOf(row.getString("outcome")), row.getLong("lines"));
            });
    return counts;
  }

  private static BulkIssue bulkIssue(ResultSet row, int n) throws SQLException {
    return new BulkIssue(
        row.getObject("id", UUID.class),
        row.getObject("merchant_id", UUID.class),
        row.getString("appid"),
        row.getString("card_id"),
        BulkIssueStatus.valueOf(row.getString("status")),
        row.getString("outer_str"),
        row.getString("file_name"),
        row.getString("language"),
        row.getInt("lines"),
        row.getInt("malformed"),
        row.getInt("duplicate"),
        row.getInt("mails"),
        row.getInt("worked"),
        row.getInt("ok"),
        row.getInt("reached_line"),
        row.getString("asked_by"),
        instantOrNull(row, "asked_at"),
        instantOrNull(row, "started_at"),
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
