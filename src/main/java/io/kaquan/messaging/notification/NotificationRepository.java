package io.kaquan.messaging.notification;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on notices. */
@Repository
class NotificationRepository {
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

  record StoredNotice(
      UUID id,
      String kind,
      List<String> facts,
      List<Reason> reasons,
      @Nullable String link,
      Instant at,
      boolean read) {}

  private final JdbcClient db;
  private final ObjectMapper json;

  NotificationRepository(JdbcClient db, ObjectMapper json) {
    this.db = db;
    this.json = json;
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
        instant(row, "posted_at"),
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
}
