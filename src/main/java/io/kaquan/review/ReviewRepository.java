package io.kaquan.review;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.review.Reviews.Facts;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on reviews. */
@Repository
class ReviewRepository {
  private static final String ADD =
      """
      INSERT INTO review (id, kind, merchant_name, subject, details, link, submitted_at)
      VALUES (:id, :kind, :merchant, :subject, :details, :link, :now)
      """;
  private static final String OPEN = " WHERE id = :id AND closed_at IS NULL";
  private static final String DUE = "UPDATE review SET due_at = :due" + OPEN;
  private static final String REMINDED =
      "UPDATE review SET reminded_at = :now" + OPEN + " AND reminded_at IS NULL";
  private static final String ESCALATED =
      "UPDATE review SET escalated_at = :now" + OPEN + " AND escalated_at IS NULL";
  private static final String DECIDED =
      """
      UPDATE review
         SET decision = :decision, reason = :reason, decided_by = :by, decided_at = :now
      """
          + OPEN;
  private static final String CLOSED = "UPDATE review SET closed_at = :now" + OPEN;
  private static final String ONE =
      """
      SELECT id, kind, merchant_name, subject, details, link, submitted_at, due_at, closed_at, reason, decided_by,
             decided_at
        FROM review
       WHERE id = :id
      """;

  /**
   * @param kind names the room that asked for it
   */
  record Asked(String kind, Facts facts, Instant submittedAt, Instant dueAt) {}

  private final JdbcClient db;

  ReviewRepository(JdbcClient db) {
    this.db = db;
  }

  void add(UUID id, String kind, Facts facts, Instant now) {
    db.sql(ADD)
        .param("id", id)
        .param("kind", kind)
        .param("merchant", facts.merchantName())
        .param("subject", facts.subject())
        .param("details", facts.details())
        .param("link", facts.link())
        .param("now", utc(now))
        .update();
  }

  void due(UUID id, Instant due) {
    one(db.sql(DUE).param("id", id).param("due", utc(due)).update());
  }

  boolean reminded(UUID id, Instant now) {
    return db.sql(REMINDED).param("id", id).param("now", utc(now)).update() == 1;
  }

  boolean escalated(UUID id, Instant now) {
    return db.sql(ESCALATED).param("id", id).param("now", utc(now)).update() == 1;
  }

  /**
   * @param reason null for an approval
   */
  void decided(UUID id, String decision, String reason, String by, Instant now) {
    one(
        db.sql(DECIDED)
            .param("id", id)
            .param("decision", decision)
            .param("reason", reason)
            .param("by", by)
            .param("now", utc(now))
            .update());
  }

  void closed(UUID id, Instant now) {
    one(db.sql(CLOSED).param("id", id).param("now", utc(now)).update());
  }

  Asked asked(UUID id) {
    return db.sql(ONE)
        .param("id", id)
        .query(
            (row, n) ->
                new Asked(
                    row.getString("kind"),
                    new Facts(
                        row.getString("merchant_name"),
                        row.getString("subject"),
                        row.getString("details"),
                        row.getString("link")),
                    instantOrNull(row, "submitted_at"),
                    instantOrNull(row, "due_at")))
        .single();
  }

  Optional<Review> find(UUID id, Instant now) {
    return db.sql(ONE)
        .param("id", id)
        .query(
            (row, n) -> {
              Instant due = instantOrNull(row, "due_at");
              return new Review(
                  id,
                  instantOrNull(row, "submitted_at"),
                  due,
                  row.getObject("closed_at") == null && due != null && now.isAfter(due),
                  row.getString("reason"),
                  row.getString("decided_by"),
                  instantOrNull(row, "decided_at"));
            })
        .optional();
  }

  private static void one(int rows) {
    if (rows != 1) {
      throw new IllegalStateException("one review should be open, " + rows + " are");
    }
  }
}
