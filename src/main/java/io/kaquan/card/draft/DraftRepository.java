package io.kaquan.card.draft;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on drafts. */
@Repository
class DraftRepository {
  private static final String ADD =
      """
      INSERT INTO card_draft (id, merchant_id, card_type, card_id, typed, rest, version, created_by, changed_by, changed_at)
      SELECT :id, :merchant, :type, :card, CAST(:typed AS jsonb), CAST(:rest AS jsonb), :version, :by, :by, :now
       WHERE (SELECT count(*) FROM card_draft WHERE merchant_id = :merchant AND made IS NULL) < :most
          ON CONFLICT DO NOTHING
      """;
  private static final String DRAFTS =
      """
      SELECT id, merchant_id, card_type, card_id, typed, rest, version, changed_by, changed_at, made
        FROM card_draft
       WHERE merchant_id = :merchant
      """;
  private static final String FIND = DRAFTS + " AND id = :id";
  private static final String CHANGING = DRAFTS + " AND card_id = :card AND made IS NULL";
  private static final String OF =
      DRAFTS + " AND made IS NULL ORDER BY changed_at DESC, id LIMIT :count OFFSET :offset";
  private static final String COUNT =
      "SELECT count(*) FROM card_draft WHERE merchant_id = :merchant AND made IS NULL";
  private static final String CHANGE =
      """
      UPDATE card_draft
         SET typed = CAST(:typed AS jsonb), version = :version, changed_by = :by, changed_at = :now
       WHERE id = :id AND merchant_id = :merchant AND made IS NULL
      """;
  private static final String DELETE =
      "DELETE FROM card_draft WHERE id = :id AND merchant_id = :merchant AND made IS NULL";
  private static final String MADE =
      """
      UPDATE card_draft
         SET made = :made, typed = '{}', rest = NULL, changed_at = :now
       WHERE id = :id AND made IS NULL
      """;
  private static final String FORGET =
      "DELETE FROM card_draft WHERE merchant_id = :merchant AND made IS NOT NULL AND changed_at < :before";

  private final JdbcClient db;
  private final ObjectMapper json;

  DraftRepository(JdbcClient db, ObjectMapper json) {
    this.db = db;
    this.json = json;
  }

  /** Changes nothing if the draft exists, or if the merchant has too many. */
  void add(Draft draft, int most) {
    db.sql(ADD)
        .param("id", draft.id())
        .param("merchant", draft.merchantId())
        .param("type", draft.cardType())
        .param("card", draft.cardId())
        .param("typed", text(draft.typed()))
        .param("rest", draft.rest())
        .param("version", draft.version())
        .param("by", draft.changedBy())
        .param("now", utc(draft.changedAt()))
        .param("most", most)
        .update();
  }

  Optional<Draft> find(UUID merchantId, UUID id) {
    return db.sql(FIND).param("merchant", merchantId).param("id", id).query(this::draft).optional();
  }

  Optional<Draft> lock(UUID merchantId, UUID id) {
    return db.sql(FIND + " FOR UPDATE")
        .param("merchant", merchantId)
        .param("id", id)
        .query(this::draft)
        .optional();
  }

  Optional<Draft> changing(UUID merchantId, String cardId) {
    return db.sql(CHANGING)
        .param("merchant", merchantId)
        .param("card", cardId)
        .query(this::draft)
        .optional();
  }

  List<Draft> of(UUID merchantId, int offset, int count) {
    return db.sql(OF)
        .param("merchant", merchantId)
        .param("offset", offset)
        .param("count", count)
        .query(this::draft)
        .list();
  }

  long count(UUID merchantId) {
    return db.sql(COUNT).param("merchant", merchantId).query(Long.class).single();
  }

  void change(Draft draft) {
    db.sql(CHANGE)
        .param("id", draft.id())
        .param("merchant", draft.merchantId())
        .param("typed", text(draft.typed()))
        .param("version", draft.version())
        .param("by", draft.changedBy())
        .param("now", utc(draft.changedAt()))
        .update();
  }

  void delete(UUID merchantId, UUID id) {
    db.sql(DELETE).param("merchant", merchantId).param("id", id).update();
  }

  void made(UUID id, String cardId, Instant now) {
    if (db.sql(MADE).param("id", id).param("made", cardId).param("now", utc(now)).update() != 1) {
      throw new IllegalStateException("Draft " + id + " became a card before");
    }
  }

  void forget(UUID merchantId, Instant before) {
    db.sql(FORGET).param("merchant", merchantId).param("before", utc(before)).update();
  }

  private Draft draft(ResultSet row, int n) throws SQLException {
    return new Draft(
        row.getObject("id", UUID.class),
        row.getObject("merchant_id", UUID.class),
        row.getString("card_type"),
        row.getString("card_id"),
        typed(row.getString("typed")),
        row.getString("rest"),
        row.getInt("version"),
        row.getString("changed_by"),
        instant(row, "changed_at"),
        row.getString("made"));
  }

  private String text(Map<String, String> typed) {
    try {
      return json.writeValueAsString(typed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The inputs of a draft are no JSON", e);
    }
  }

  private Map<String, String> typed(String text) {
    try {
      return json.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The inputs of a draft are no JSON", e);
    }
  }
}
