package io.kaquan.coupon.reversal;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.coupon.reversal.LateReversal.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on redemptions to be taken back late. */
@Repository
class LateReversalRepository {
  private static final String ADD =
      """
      INSERT INTO late_reversal (id, merchant_id, appid, card_id, code, title, reason, asked_by, asked_at, due_at)
      VALUES (:id, :merchant, :appid, :card, :code, :title, :reason, :by, :at, :due)
          ON CONFLICT (card_id, code) WHERE decision IS NULL DO NOTHING
      """;
  private static final String FIND =
      """
      SELECT id, merchant_id, appid, card_id, code, title, reason, asked_by, asked_at, due_at, decision, decided_by, decided_at,
             outcome
        FROM late_reversal
      """;
  private static final String OF_MERCHANT =
      FIND + " WHERE merchant_id = :merchant ORDER BY asked_at DESC, id LIMIT 200";
  private static final String FIND_OWN = FIND + " WHERE id = :id AND merchant_id = :merchant";
  private static final String OPEN =
      FIND + " WHERE card_id = :card AND code = :code AND decision IS NULL AND due_at > :now";
  private static final String TO_DO =
      FIND + " WHERE decision = 'APPROVED' AND outcome IS NULL ORDER BY decided_at LIMIT 100";
  private static final String DECIDE =
      """
      UPDATE late_reversal
         SET decision = :decision, decided_by = :by, decided_at = :now
       WHERE id = :id AND decision IS NULL AND due_at > :now AND asked_by <> :by
      """;
  private static final String LAPSE =
      "UPDATE late_reversal SET decision = 'LAPSED', decided_at = due_at WHERE decision IS NULL AND due_at <= :now";
  private static final String OUTCOME =
      "UPDATE late_reversal SET outcome = :outcome WHERE id = :id AND outcome IS NULL";

  private final JdbcClient db;

  LateReversalRepository(JdbcClient db) {
    this.db = db;
  }

  /** False when there is an open one about the coupon. */
  boolean add(LateReversal asked) {
    return db.sql(ADD)
            .param("id", asked.id())
            .param("merchant", asked.merchantId())
            .param("appid", asked.appid())
            .param("card", asked.cardId())
            .param("code", asked.code())
            .param("title", asked.title())
            .param("reason", asked.reason())
            .param("by", asked.askedBy())
            .param("at", utc(asked.askedAt()))
            .param("due", utc(asked.dueAt()))
            .update()
        == 1;
  }

  List<LateReversal> of(UUID merchantId, Instant now) {
    return db.sql(OF_MERCHANT)
        .param("merchant", merchantId)
        .query((row, n) -> asOf(row, now))
        .list();
  }

  Optional<LateReversal> find(UUID merchantId, UUID id) {
    return db.sql(FIND_OWN)
        .param("id", id)
        .param("merchant", merchantId)
        .query((row, n) -> asOf(row, Instant.MIN))
        .optional();
  }

  Optional<LateReversal> open(String cardId, String code, Instant now) {
    return db.sql(OPEN)
        .param("card", cardId)
        .param("code", code)
        .param("now", utc(now))
        .query((row, n) -> asOf(row, now))
        .optional();
  }

  List<LateReversal> toDo() {
    return db.sql(TO_DO).query((row, n) -> asOf(row, Instant.MIN)).list();
  }

  /** False when it was decided before, has lapsed, or is this person's own. */
  boolean decide(UUID id, Decision decision, String by, Instant now) {
    return db.sql(DECIDE)
            .param("id", id)
            .param("decision", decision.name())
            .param("by", by)
            .param("now", utc(now))
            .update()
        == 1;
  }

  void lapse(Instant now) {
    db.sql(LAPSE).param("now", utc(now)).update();
  }

  void outcome(UUID id, String outcome) {
    db.sql(OUTCOME).param("id", id).param("outcome", outcome).update();
  }

  private static LateReversal asOf(ResultSet row, Instant now) throws SQLException {
    Instant due = instantOrNull(row, "due_at");
    String said = row.getString("decision");
    Decision decision =
        said != null ? Decision.valueOf(said) : due.isAfter(now) ? null : Decision.LAPSED;
    return new LateReversal(
        row.getObject("id", UUID.class),
        row.getObject("merchant_id", UUID.class),
        row.getString("appid"),
        row.getString("card_id"),
        row.getString("code"),
        row.getString("title"),
        row.getString("reason"),
        row.getString("asked_by"),
        instantOrNull(row, "asked_at"),
        due,
        decision,
        row.getString("decided_by"),
        instantOrNull(row, "decided_at"),
        row.getString("outcome"));
  }
}
