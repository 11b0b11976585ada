package io.kaquan.messaging.outbox;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on letters. */
@Repository
class OutboxRepository {
  private static final String ADD_LETTER =
      """
      INSERT INTO letter (id, message_id, topic, kind, recipient, language, subject, body, html, status, posted_at, due_at)
      VALUES (:id, :messageId, :topic, :kind, :recipient, :language, :subject, :body, :html, 'PENDING', :now, :now)
      """;
  private static final String TAKE =
      """
      UPDATE letter
         SET taken_until = :until, attempts = attempts + 1
       WHERE id IN (SELECT id
                      FROM letter
                     WHERE status = 'PENDING' AND due_at <= :now AND (taken_until IS NULL OR taken_until < :now)
                     ORDER BY due_at, id
                     LIMIT :most
                       FOR UPDATE SKIP LOCKED)
      RETURNING id, message_id, recipient, subject, body, html, attempts
      """;
  private static final String SENT =
      """
      UPDATE letter
         SET status = 'SENT', sent_at = :now, taken_until = NULL, last_error = NULL
       WHERE id = :id AND status = 'PENDING'
      """;
  private static final String FAILED =
      """
      UPDATE letter
         SET status = :status, due_at = :due, taken_until = NULL, last_error = :error, reported = false
       WHERE id = :id AND status = 'PENDING'
      """;
  private static final String OPEN_OF_TOPIC =
      """
      SELECT id, status, attempts, recipient, last_error, reported
        FROM letter
       WHERE topic = :topic AND status <> 'SENT'
       ORDER BY posted_at, id
      """;
  private static final String OF_TOPIC =
      "SELECT status, count(*) AS letters FROM letter WHERE topic = :topic GROUP BY status";
  private static final String REPORTED =
      "UPDATE letter SET reported = true WHERE id = :id AND status = 'GAVE_UP'";
  private static final String AGAIN =
      """
      UPDATE letter
         SET status = 'PENDING', attempts = 0, due_at = :now, reported = false
       WHERE id = :id AND status = 'GAVE_UP'
      RETURNING topic
      """;
  private static final String GAVE_UP =
      """
      SELECT id, subject, recipient, attempts, last_error, posted_at
        FROM letter
       WHERE status = 'GAVE_UP'
       ORDER BY posted_at DESC, id
       LIMIT 200
      """;
  private static final String COUNT_GAVE_UP =
      "SELECT count(*) FROM letter WHERE status = 'GAVE_UP'";

  /**
   * @param html null for a letter in plain text only
   */
  record Envelope(
      UUID id,
      String messageId,
      String recipient,
      String subject,
      String body,
      @Nullable String html,
      int attempts) {}

  record OpenLetter(
      UUID id,
      boolean gaveUp,
      int attempts,
      String recipient,
      @Nullable String lastError,
      boolean reported) {}

  private final JdbcClient db;

  OutboxRepository(JdbcClient db) {
    this.db = db;
  }

  void add(UUID id, String messageId, OutgoingLetter letter, Instant now) {
    db.sql(ADD_LETTER)
        .param("id", id)
        .param("messageId", messageId)
        .param("topic", letter.topic())
        .param("kind", letter.kind())
        .param("recipient", letter.recipient())
        .param("language", letter.locale().toLanguageTag())
        .param("subject", letter.subject())
        .param("body", letter.text())
        .param("html", letter.html())
        .param("now", utc(now))
        .update();
  }

  List<Envelope> take(Instant now, Instant until, int most) {
    return db.sql(TAKE)
        .param("now", utc(now))
        .param("until", utc(until))
        .param("most", most)
        .query(
            (row, n) ->
                new Envelope(
                    row.getObject("id", UUID.class),
                    row.getString("message_id"),
                    row.getString("recipient"),
                    row.getString("subject"),
                    row.getString("body"),
                    row.getString("html"),
                    row.getInt("attempts")))
        .list();
  }

  boolean sent(UUID id, Instant now) {
    return db.sql(SENT).param("id", id).param("now", utc(now)).update() == 1;
  }

  boolean failed(UUID id, boolean forGood, Instant due, String error) {
    return db.sql(FAILED)
            .param("id", id)
            .param("status", forGood ? "GAVE_UP" : "PENDING")
            .param("due", utc(due))
            .param("error", error)
            .update()
        == 1;
  }

  List<OpenLetter> openOf(String topic) {
    return db.sql(OPEN_OF_TOPIC)
        .param("topic", topic)
        .query(
            (row, n) ->
                new OpenLetter(
                    row.getObject("id", UUID.class),
                    "GAVE_UP".equals(row.getString("status")),
                    row.getInt("attempts"),
                    row.getString("recipient"),
                    row.getString("last_error"),
                    row.getBoolean("reported")))
        .list();
  }

  /** How many letters of a topic are in which status; statuses without any are left out. */
  Map<String, Long> countsByStatus(String topic) {
    Map<String, Long> counts = new HashMap<>();
    db.sql(OF_TOPIC)
        .param("topic", topic)
        .query(
            row -> {
              counts.put(row.getString("status"), row.getLong("letters"));
            });
    return counts;
  }

  void reported(UUID id) {
    db.sql(REPORTED).param("id", id).update();
  }

  /** Its topic; empty when it has not given up. */
  Optional<String> again(UUID id, Instant now) {
    return db.sql(AGAIN).param("id", id).param("now", utc(now)).query(String.class).optional();
  }

  List<UndeliveredLetter> gaveUp() {
    return db.sql(GAVE_UP)
        .query(
            (row, n) ->
                new UndeliveredLetter(
                    row.getObject("id", UUID.class),
                    row.getString("subject"),
                    row.getString("recipient"),
                    row.getInt("attempts"),
                    row.getString("last_error"),
                    instant(row, "posted_at")))
        .list();
  }

  long countGaveUp() {
    return db.sql(COUNT_GAVE_UP).query(Long.class).single();
  }
}
