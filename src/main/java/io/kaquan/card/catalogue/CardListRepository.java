package io.kaquan.card.catalogue;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The statements of lists of a merchant's cards. */
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
      "SELECT card_id, standing FROM ("
          + PAGE
          + """
      ) AS found
       WHERE CASE WHEN :standing = '' THEN standing <> 'DELETED' ELSE standing = :standing END
       ORDER BY created_at DESC, card_id DESC
       LIMIT :count OFFSET :offset
      """;
  private static final String COUNTS =
      "SELECT standing, count(*) AS cards FROM (" + PAGE + ") AS found GROUP BY standing";
  private static final String NAMES =
      "SELECT card_id, appid, title FROM card WHERE merchant_id = :merchantId ORDER BY created_at DESC, card_id DESC";
  private static final String OWN_PAGE =
      """
      SELECT card_id
        FROM card
       WHERE appid = :appid
         AND status IN (:statuses)
       ORDER BY created_at DESC, card_id DESC
       LIMIT :count OFFSET :offset
      """;
  private static final String OWN_COUNT =
      """
      SELECT count(*)
        FROM card
       WHERE appid = :appid
         AND status IN (:statuses)
      """;

  private final JdbcClient db;

  CardListRepository(JdbcClient db) {
    this.db = db;
  }

  /** By their ids, newest first. */
  Map<String, String> standings(CardFilter filter, int offset, int count, Instant now) {
    Map<String, String> standings = new LinkedHashMap<>();
    with(db.sql(STANDINGS), filter, now)
        .param("standing", Objects.requireNonNullElse(filter.standing(), ""))
        .param("offset", offset)
        .param("count", count)
        .query((row, n) -> standings.put(row.getString("card_id"), row.getString("standing")))
        .list();
    return standings;
  }

  Map<String, Long> counts(CardFilter filter, Instant now) {
    Map<String, Long> counts = new LinkedHashMap<>();
    with(db.sql(COUNTS), filter, now)
        .query((row, n) -> counts.put(row.getString("standing"), row.getLong("cards")))
        .list();
    return counts;
  }

  List<Cards.Named> names(UUID merchantId) {
    return db.sql(NAMES)
        .param("merchantId", merchantId)
        .query(
            (row, n) ->
                new Cards.Named(
                    row.getString("card_id"), row.getString("appid"), row.getString("title")))
        .list();
  }

  List<String> page(String appid, int offset, int count, Set<CardStatus> statuses) {
    return db.sql(OWN_PAGE)
        .param("appid", appid)
        .param("statuses", names(statuses))
        .param("count", count)
        .param("offset", offset)
        .query(String.class)
        .list();
  }

  long count(String appid, Set<CardStatus> statuses) {
    return db.sql(OWN_COUNT)
        .param("appid", appid)
        .param("statuses", names(statuses))
        .query(Long.class)
        .single();
  }

  private static StatementSpec with(StatementSpec statement, CardFilter filter, Instant now) {
    return statement
        .param("merchant", filter.merchantId())
        .param("active", filter.active().toArray(String[]::new))
        .param("type", filter.type() == null ? null : filter.type().name())
        .param("appid", Objects.requireNonNullElse(filter.appid(), ""))
        .param("title", Objects.requireNonNullElse(filter.title(), "").strip())
        // the last second belongs to the validity
        .param("over", now.minusSeconds(1).atOffset(UTC));
  }

  private static List<String> names(Set<CardStatus> statuses) {
    return statuses.stream().map(Enum::name).sorted().toList();
  }
}
