package io.kaquan.card.lifecycle;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.card.design.CardColor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on the reviews of cards, and by which the process changes a card. */
@Repository
class CardReviewRepository {
  private static final String BEGIN_ROUND =
      """
      INSERT INTO card_review (card_id, round, submitted_at, due_at)
      SELECT :cardId, coalesce(max(round), 0) + 1, :now, :due
        FROM card_review
       WHERE card_id = :cardId
      """;

  private static final String REMINDED =
      """
      UPDATE card_review
         SET reminded_at = :now
       WHERE card_id = :cardId
         AND decided_at IS NULL
         AND reminded_at IS NULL
      """;

  private static final String ESCALATED =
      """
      UPDATE card_review
         SET escalated_at = :now
       WHERE card_id = :cardId
         AND decided_at IS NULL
         AND escalated_at IS NULL
      """;

  private static final String DECIDE =
      """
      UPDATE card_review
         SET decided_at = :now,
             decision = :decision,
             reason = :reason,
             reasons = CAST(:reasons AS jsonb),
             decided_by = :by
       WHERE card_id = :cardId
         AND decided_at IS NULL
      """;

  private static final String APPROVE =
      """
      UPDATE card
         SET status = 'VERIFY_OK',
             approved = content,
             title = content #>> '{base_info,title}',
             color = :color,
             updated_at = :now
       WHERE card_id = :cardId
         AND status = 'NOT_VERIFY'
      """;

  private static final String REFUSE =
      """
      UPDATE card
         SET status = 'VERIFY_FAIL',
             updated_at = :now
       WHERE card_id = :cardId
         AND status = 'NOT_VERIFY'
      """;

  private static final String END =
      """
      UPDATE card
         SET ended_at = :now
       WHERE card_id = :cardId
         AND ended_at IS NULL
      """;

  private static final String SETTLE =
      """
      UPDATE card
         SET settled_at = :now
       WHERE card_id = :cardId
         AND ended_at IS NOT NULL
         AND settled_at IS NULL
      """;

  /** The reasons of the last decision by field; the reason for the whole card under "". */
  private static final String LAST_REASONS =
      """
      SELECT CASE WHEN decision = 'refuse'
                  THEN reasons || CASE WHEN reason IS NULL THEN '{}' ELSE jsonb_build_object('', reason) END
                  ELSE '{}' END
        FROM card_review
       WHERE card_id = :cardId
         AND decision IN ('approve', 'refuse')
       ORDER BY round DESC
       LIMIT 1
      """;

  private static final String LAST_REFUSAL =
      """
      SELECT decided_at
        FROM card_review
        JOIN card USING (card_id)
       WHERE merchant_id = :merchantId
         AND decision = 'refuse'
       ORDER BY decided_at DESC
       LIMIT 1
      """;

  private static final String LAST_ROUND =
      """
      SELECT round, submitted_at, due_at, escalated_at IS NOT NULL AS overdue, decision, reason, decided_by
        FROM card_review
       WHERE card_id = :cardId
       ORDER BY round DESC
       LIMIT 1
      """;

  private final JdbcClient db;
  private final ObjectMapper json;

  CardReviewRepository(JdbcClient db, ObjectMapper json) {
    this.db = db;
    this.json = json;
  }

  void beginRound(String cardId, Instant now, Instant due) {
    db.sql(BEGIN_ROUND)
        .param("cardId", cardId)
        .param("now", utc(now))
        .param("due", utc(due))
        .update();
  }

  /** Returns false if it was recorded before, or if no round is open. */
  boolean reminded(String cardId, Instant now) {
    return db.sql(REMINDED).param("cardId", cardId).param("now", utc(now)).update() == 1;
  }

  /** Returns false if it was recorded before, or if no round is open. */
  boolean escalated(String cardId, Instant now) {
    return db.sql(ESCALATED).param("cardId", cardId).param("now", utc(now)).update() == 1;
  }

  /** Returns false if no round is open. */
  boolean decide(
      String cardId,
      String decision,
      @Nullable String reason,
      Map<String, String> reasons,
      String by,
      Instant now) {
    return db.sql(DECIDE)
            .param("cardId", cardId)
            .param("decision", decision)
            .param("reason", reason)
            .param("reasons", json.valueToTree(reasons).toString())
            .param("by", by)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** Returns false if the card was not in review. */
  boolean approve(String cardId, CardColor color, Instant now) {
    return db.sql(APPROVE)
            .param("cardId", cardId)
            .param("color", color.hex())
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** Returns false if the card was not in review. */
  boolean refuse(String cardId, Instant now) {
    return db.sql(REFUSE).param("cardId", cardId).param("now", utc(now)).update() == 1;
  }

  /** Returns false if the sale ended before. */
  boolean end(String cardId, Instant now) {
    return db.sql(END).param("cardId", cardId).param("now", utc(now)).update() == 1;
  }

  /** Returns false if it was settled before. */
  boolean settle(String cardId, Instant now) {
    return db.sql(SETTLE).param("cardId", cardId).param("now", utc(now)).update() == 1;
  }

  /** Returns the reasons of the last decision. Empty if it was no refusal. */
  Map<String, String> lastReasons(String cardId) {
    Map<String, String> reasons = new LinkedHashMap<>();
    db.sql(LAST_REASONS)
        .param("cardId", cardId)
        .query(String.class)
        .optional()
        .ifPresent(
            text ->
                tree(text)
                    .properties()
                    .forEach(field -> reasons.put(field.getKey(), field.getValue().asText())));
    return reasons;
  }

  /** Returns when a card of the merchant was refused last. */
  Optional<Instant> lastRefusal(UUID merchantId) {
    return db.sql(LAST_REFUSAL)
        .param("merchantId", merchantId)
        .query((row, n) -> instant(row, "decided_at"))
        .optional();
  }

  Optional<CardReviews.Round> lastRound(String cardId) {
    return db.sql(LAST_ROUND)
        .param("cardId", cardId)
        .query(
            (row, n) ->
                new CardReviews.Round(
                    row.getInt("round"),
                    instant(row, "submitted_at"),
                    instant(row, "due_at"),
                    row.getBoolean("overdue"),
                    "refuse".equals(row.getString("decision")) ? row.getString("reason") : null,
                    row.getString("decided_by")))
        .optional();
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The reasons of a review are no JSON", e);
    }
  }
}
