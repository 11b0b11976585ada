package io.kaquan.card;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The statements of a merchant's list of cards. */
@Repository
class CardListRepository {
  private static final String STANDING =
      """
      CASE WHEN status = 'DELETE' THEN 'DELETED'
           WHEN end_at <= :over THEN 'OVER'
           WHEN status = 'VERIFY_FAIL' THEN 'REFUSED'
           WHEN status = 'NOT_VERIFY' AND approved IS NULL THEN 'IN_REVIEW'
           WHEN paused THEN 'PAUSED'
           WHEN appid <> ALL (CAST(:active AS text[])) THEN 'SUSPENDED'
           WHEN quantity > 0 THEN 'ON_SALE'
           ELSE 'SOLD_OUT' END
      """;
  private static final String FOUND =
      """
        FROM card
        JOIN card_stock USING (card_id)
       WHERE merchant_id = :merchant
         AND (CAST(:type AS text) IS NULL OR card_type = :type)
         AND (:appid = '' OR appid = :appid)
         AND (:title = '' OR position(lower(:title) IN lower(title)) > 0)
      """;
  private static final String PAGE =
      "SELECT card_id, created_at, " + STANDING + " AS standing" + FOUND;
  private static final String STANDINGS =
      "SELECT card_id, standing FROM (" + PAGE + """
      ) AS found
       WHERE CASE WHEN :standing = '' THEN standing <> 'DELETED' ELSE standing = :standing END
       ORDER BY created_at DESC, card_id DESC
       LIMIT :count OFFSET :offset
      """;
  private static final String COUNTS =
      "SELECT standing, count(*) AS cards FROM (" + PAGE + ") AS found GROUP BY standing";

  private final JdbcClient db;

  CardListRepository(JdbcClient db) {
    this.db = db;
  }

  /** By their ids, newest first. */
  Map<String, String> standings(CardFilter filter, int offset, int count, Instant now) {
    Map<String, String> standings = new LinkedHashMap<>();
    with(db.sql(STANDINGS), filter, now).param("standing", Objects.requireNonNullElse(filter.standing(), ""))
        .param("offset", offset).param("count", count)
        .query((row, n) -> standings.put(row.getString("card_id"), row.getString("standing"))).list();
    return standings;
  }

  Map<String, Long> counts(CardFilter filter, Instant now) {
    Map<String, Long> counts = new LinkedHashMap<>();
    with(db.sql(COUNTS), filter, now).query((row, n) -> counts.put(row.getString("standing"), row.getLong("cards"))).list();
    return counts;
  }

  private static StatementSpec with(StatementSpec statement, CardFilter filter, Instant now) {
    return statement.param("merchant", filter.merchantId()).param("active", filter.active().toArray(String[]::new))
        .param("type", filter.type() == null ? null : filter.type().name())
        .param("appid", Objects.requireNonNullElse(filter.appid(), ""))
        .param("title", Objects.requireNonNullElse(filter.title(), "").strip())
        // the last second belongs to the validity
        .param("over", now.minusSeconds(1).atOffset(UTC));
  }
}
