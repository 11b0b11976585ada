package io.kaquan.card.catalogue;

import static io.kaquan.platform.database.Timestamps.utc;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The statements of lists of a merchant's cards. */
@Repository
class CardListRepository {
  /** What {@link StandingFacts} holds, as one text, by which cards are grouped. */
  private static final String FACTS =
      """
      concat_ws(' ', status, approved IS NOT NULL, paused, coalesce(end_at <= :over, false), quantity > 0, appid)
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

  private static final String GROUPS =
      "SELECT " + FACTS + " AS facts, count(*) AS cards" + FOUND + " GROUP BY 1";

  private static final String PAGE =
      "SELECT card_id, "
          + FACTS
          + " AS facts"
          + FOUND
          + " AND "
          + FACTS
          + """
       = ANY (CAST(:wanted AS text[]))
       ORDER BY created_at DESC, card_id DESC
       LIMIT :count OFFSET :offset
      """;

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

  /**
   * Cards that are alike in all that their standing follows from.
   *
   * @param key names the group for {@link #page}
   */
  record Group(String key, StandingFacts facts, long cards) {}

  /** The groups of all cards that the filter finds, whichever standing it asks for. */
  List<Group> groups(CardFilter filter, Instant now) {
    return with(db.sql(GROUPS), filter, now)
        .query(
            (row, n) ->
                new Group(
                    row.getString("facts"), facts(row.getString("facts")), row.getLong("cards")))
        .list();
  }

  /** The facts of the cards of these groups by their ids, newest first. */
  Map<String, StandingFacts> page(
      CardFilter filter, List<String> groups, int offset, int count, Instant now) {
    Map<String, StandingFacts> page = new LinkedHashMap<>();
    with(db.sql(PAGE), filter, now)
        .param("wanted", groups.toArray(String[]::new))
        .param("offset", offset)
        .param("count", count)
        .query((row, n) -> page.put(row.getString("card_id"), facts(row.getString("facts"))))
        .list();
    return page;
  }

  private static StandingFacts facts(String text) {
    List<String> parts = List.of(text.split(" ", 6));
    CardStatus status = CardStatus.valueOf(parts.get(0));
    boolean onceApproved = parts.get(1).equals("t");
    boolean paused = parts.get(2).equals("t");
    return new StandingFacts(
        status,
        onceApproved,
        !paused && status.isOnSale(onceApproved),
        parts.get(3).equals("t"),
        parts.get(4).equals("t"),
        parts.get(5));
  }

  List<CardName> names(UUID merchantId) {
    return db.sql(NAMES)
        .param("merchantId", merchantId)
        .query(
            (row, n) ->
                new CardName(
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
        .param("type", filter.type() == null ? null : filter.type().name())
        .param("appid", filter.appid())
        .param("title", filter.title().strip())
        // the last second belongs to the validity
        .param("over", utc(now.minusSeconds(1)));
  }

  private static List<String> names(Set<CardStatus> statuses) {
    return statuses.stream().map(Enum::name).sorted().toList();
  }
}
