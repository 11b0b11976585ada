package io.kaquan.messaging.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.messaging.notification.Wording.Worded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on letters and notices. */
@Repository
class NotificationRepository {
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
  private static final String ADD_NOTICE =
      """
      INSERT INTO notice (id, merchant_id, kind, facts, reasons, link, posted_at)
      VALUES (:id, :merchant, :kind, :facts::jsonb, :reasons::jsonb, :link, :now)
      """;
  private static final String NOTICES =
      """
      SELECT id, kind, facts, reasons, link, posted_at, read_at
        FROM notice
       WHERE merchant_id = :merchant
       ORDER BY posted_at DESC, id
       LIMIT 200
      """;
  private static final String NOTICE =
      """
      SELECT id, kind, facts, reasons, link, posted_at, read_at
        FROM notice
       WHERE merchant_id = :merchant AND id = :id
      """;
  private static final String READ =
      "UPDATE notice SET read_at = :now WHERE merchant_id = :merchant AND id = :id AND read_at IS NULL";
  private static final String UNREAD =
      "SELECT count(*) FROM notice WHERE merchant_id = :merchant AND read_at IS NULL";

  private static final TypeReference<List<String>> FACTS = new TypeReference<>() {};
  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

  /**
   * @param html null for one that was posted before there was any
   */
  record Envelope(
      UUID id,
      String messageId,
      String recipient,
      String subject,
      String body,
      String html,
      int attempts) {}

  record OpenLetter(
      UUID id,
      boolean gaveUp,
      int attempts,
      String recipient,
      String lastError,
      boolean reported) {}

  record StoredNotice(
      UUID id,
      String kind,
      List<String> facts,
      List<Reason> reasons,
      String link,
      Instant at,
      boolean read) {}

  private final JdbcClient db;
  private final ObjectMapper json;

  NotificationRepository(JdbcClient db, ObjectMapper json) {
    this.db = db;
    this.json = json;
  }

  void add(UUID id, String messageId, Letter letter, Worded worded, Instant now) {
    db.sql(ADD_LETTER)
        .param("id", id)
        .param("messageId", messageId)
        .param("topic", letter.topic())
        .param("kind", letter.kind())
        .param("recipient", letter.recipient())
        .param("language", letter.locale().toLanguageTag())
        .param("subject", worded.subject())
        .param("body", worded.text())
        .param("html", worded.html())
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
  Map<String, Long> figures(String topic) {
    Map<String, Long> figures = new HashMap<>();
    db.sql(OF_TOPIC)
        .param("topic", topic)
        .query(
            row -> {
              figures.put(row.getString("status"), row.getLong("letters"));
            });
    return figures;
  }

  void reported(UUID id) {
    db.sql(REPORTED).param("id", id).update();
  }

  /** Its topic; empty when it has not given up. */
  Optional<String> again(UUID id, Instant now) {
    return db.sql(AGAIN).param("id", id).param("now", utc(now)).query(String.class).optional();
  }

  List<GaveUp> gaveUp() {
    return db.sql(GAVE_UP)
        .query(
            (row, n) ->
                new GaveUp(
                    row.getObject("id", UUID.class),
                    row.getString("subject"),
                    row.getString("recipient"),
                    row.getInt("attempts"),
                    row.getString("last_error"),
                    row.getObject("posted_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  long countGaveUp() {
    return db.sql(COUNT_GAVE_UP).query(Long.class).single();
  }

  void add(UUID id, Notice notice, Instant now) {
    db.sql(ADD_NOTICE)
        .param("id", id)
        .param("merchant", notice.merchantId())
        .param("kind", notice.kind())
        .param("facts", write(notice.facts()))
        .param("reasons", write(notice.reasons()))
        .param("link", notice.link())
        .param("now", utc(now))
        .update();
  }

  List<StoredNotice> notices(UUID merchantId) {
    return db.sql(NOTICES).param("merchant", merchantId).query(this::notice).list();
  }

  Optional<StoredNotice> notice(UUID merchantId, UUID id) {
    return db.sql(NOTICE)
        .param("merchant", merchantId)
        .param("id", id)
        .query(this::notice)
        .optional();
  }

  void read(UUID merchantId, UUID id, Instant now) {
    db.sql(READ).param("merchant", merchantId).param("id", id).param("now", utc(now)).update();
  }

  long unread(UUID merchantId) {
    return db.sql(UNREAD).param("merchant", merchantId).query(Long.class).single();
  }

  private StoredNotice notice(ResultSet row, int n) throws SQLException {
    return new StoredNotice(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        read(row.getString("facts"), FACTS),
        read(row.getString("reasons"), REASONS),
        row.getString("link"),
        row.getObject("posted_at", OffsetDateTime.class).toInstant(),
        row.getObject("read_at") != null);
  }

  private String write(List<?> values) {
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T read(String values, TypeReference<T> type) {
    try {
      return json.readValue(values, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
