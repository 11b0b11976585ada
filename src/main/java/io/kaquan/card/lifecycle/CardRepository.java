package io.kaquan.card.lifecycle;

import static io.kaquan.platform.database.Timestamps.utc;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.card.design.CardColor;
import io.kaquan.card.design.Design;
import io.kaquan.card.design.Validity;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements by which a merchant adds and changes a card. */
@Repository
class CardRepository {
  private static final String ADD =
      """
      INSERT INTO card (card_id, appid, merchant_id, card_type, status, content, title, brand_name, color, code_type,
                        use_custom_code, deposit, bind_openid, can_give, reverse_hours, stores, hours,
                        get_limit, use_limit, reduce_cost, date_type, begin_at, end_at, begin_days, days, created_at,
                        updated_at)
      VALUES (:cardId, :appid, :merchantId, :type, 'NOT_VERIFY', CAST(:content AS jsonb), :title, :brandName, :color,
              :codeType, :customCode, :deposit, :bindOpenid, :canGive, :reverseHours, :stores,
              CAST(:hours AS jsonb), :getLimit, :useLimit, :reduceCost, :dateType, :beginAt, :endAt, :beginDays, :days,
              :now, :now)
      ON CONFLICT (card_id) DO NOTHING
      """;

  private static final String DISPATCH =
      """
      UPDATE card
         SET status = 'DISPATCH',
             updated_at = :now
       WHERE card_id = :cardId
         AND appid = :appid
         AND status = 'VERIFY_OK'
      """;

  /**
   * Not FOR UPDATE: claims check the foreign key to the card, and a claim that holds the stock's
   * lock must not wait for a change that waits for that lock.
   */
  private static final String LOCK = "SELECT 1 FROM card WHERE card_id = :cardId FOR NO KEY UPDATE";

  private static final String CHANGE =
      """
      UPDATE card
         SET content = CAST(:content AS jsonb),
             approved = CAST(:approved AS jsonb),
             status = CASE WHEN :toReview THEN 'NOT_VERIFY' ELSE status END,
             title = :title,
             color = :color,
             code_type = :codeType,
             can_give = :canGive,
             reverse_hours = :reverseHours,
             stores = :stores,
             hours = CAST(:hours AS jsonb),
             get_limit = :getLimit,
             use_limit = :useLimit,
             reduce_cost = :reduceCost,
             begin_at = :beginAt,
             end_at = :endAt,
             begin_days = :beginDays,
             days = :days,
             updated_at = :now
       WHERE card_id = :cardId
         AND status <> 'DELETE'
      """;

  private static final String PAUSE =
      """
      UPDATE card
         SET paused = true,
             updated_at = :now
       WHERE card_id = :cardId
         AND status <> 'DELETE'
         AND NOT paused
      """;

  private static final String RESUME =
      """
      UPDATE card
         SET paused = false,
             updated_at = :now
       WHERE card_id = :cardId
         AND status <> 'DELETE'
         AND paused
      """;

  private static final String DELETE =
      """
      UPDATE card
         SET status = 'DELETE',
             updated_at = :now
       WHERE card_id = :cardId
         AND status <> 'DELETE'
      """;

  private static final String WITHDRAW_REVIEW =
      """
      UPDATE card_review
         SET decided_at = :now,
             decision = 'withdrawn',
             decided_by = 'merchant'
       WHERE card_id = :cardId
         AND decided_at IS NULL
      """;

  private final JdbcClient db;

  CardRepository(JdbcClient db) {
    this.db = db;
  }

  /** Returns false if there is a card of this id. */
  boolean add(String cardId, String appid, UUID merchantId, Design design, Instant now) {
    Validity validity = design.dates().validity();
    return db.sql(ADD)
            .param("cardId", cardId)
            .param("appid", appid)
            .param("merchantId", merchantId)
            .param("type", design.type().name())
            .param("content", design.content().toString())
            .param("title", design.title())
            .param("brandName", design.brandName())
            .param("color", design.color().hex())
            .param("codeType", design.codeType())
            .param("customCode", design.customCode())
            .param("deposit", design.deposit())
            .param("bindOpenid", design.bindOpenid())
            .param("canGive", design.canGive())
            .param("reverseHours", design.reverseHours())
            .param("stores", design.stores().toArray(String[]::new))
            .param("hours", design.hours().isMissingNode() ? null : design.hours().toString())
            .param("getLimit", design.getLimit())
            .param("useLimit", design.useLimit())
            .param("reduceCost", design.reduceCost())
            .param("dateType", design.dates().kind().name())
            .param("beginAt", utc(validity.begin()))
            .param("endAt", utc(validity.end()))
            .param("beginDays", validity.beginDays())
            .param("days", validity.days())
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** Returns false if the card is not approved, or was marked before. */
  boolean markDispatched(String appid, String cardId, Instant now) {
    return db.sql(DISPATCH)
            .param("cardId", cardId)
            .param("appid", appid)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** Locks a card until the caller's transaction ends. Returns false if there is none. */
  boolean lock(String cardId) {
    return db.sql(LOCK).param("cardId", cardId).query(Integer.class).optional().isPresent();
  }

  void change(String cardId, CardChange change, Instant now) {
    Design design = change.design();
    Validity validity = design.dates().validity();
    JsonNode shown = change.shown().path("base_info");
    int changed =
        db.sql(CHANGE)
            .param("cardId", cardId)
            .param("content", change.content().toString())
            .param("approved", change.approved() == null ? null : change.approved().toString())
            .param("toReview", change.toReview())
            .param("title", shown.path("title").asText())
            .param("color", CardColor.of(shown.path("color").asText()).orElseThrow().hex())
            .param("codeType", design.codeType())
            .param("canGive", design.canGive())
            .param("reverseHours", design.reverseHours())
            .param("stores", design.stores().toArray(String[]::new))
            .param("hours", design.hours().isMissingNode() ? null : design.hours().toString())
            .param("getLimit", design.getLimit())
            .param("useLimit", design.useLimit())
            .param("reduceCost", design.reduceCost())
            .param("beginAt", utc(validity.begin()))
            .param("endAt", utc(validity.end()))
            .param("beginDays", validity.beginDays())
            .param("days", validity.days())
            .param("now", utc(now))
            .update();
    if (changed != 1) {
      throw new IllegalStateException("Card " + cardId + " is deleted or does not exist");
    }
  }

  /** Returns false if it was paused before. */
  boolean pause(String cardId, Instant now) {
    return once(PAUSE, cardId, now);
  }

  /** Returns false if it was not paused. */
  boolean resume(String cardId, Instant now) {
    return once(RESUME, cardId, now);
  }

  /** Returns false if it was deleted before. */
  boolean delete(String cardId, Instant now) {
    return once(DELETE, cardId, now);
  }

  /** Returns false if none is open. */
  boolean withdrawReview(String cardId, Instant now) {
    return once(WITHDRAW_REVIEW, cardId, now);
  }

  private boolean once(String sql, String cardId, Instant now) {
    return db.sql(sql).param("cardId", cardId).param("now", utc(now)).update() == 1;
  }
}
