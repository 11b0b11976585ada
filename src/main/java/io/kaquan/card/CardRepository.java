package io.kaquan.card;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on cards, their stock and their reviews. */
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

  private static final String ADD_STOCK =
      """
      INSERT INTO card_stock (card_id, quantity, total, deposited)
      VALUES (:cardId, :quantity, :quantity, CASE WHEN :deposit THEN 0 END)
      """;

  private static final String TERMS =
      """
      card_id, appid, merchant_id, card_type, status, paused, begin_at, end_at, begin_days, days, get_limit, use_limit,
      use_custom_code, deposit, bind_openid, can_give, reverse_hours, stores, hours,
      reduce_cost, title, approved IS NOT NULL AS once_approved
      """;

  private static final String FIND =
      "SELECT " + TERMS + """
      , content, approved, brand_name, color, created_at, updated_at, quantity, total
        FROM card
        JOIN card_stock USING (card_id)
      """;

  private static final String FIND_ONE = FIND + " WHERE card_id = :cardId";

  private static final String FIND_OWN = FIND + " WHERE card_id = :cardId AND appid = :appid";

  private static final String OF_MERCHANT =
      FIND + """
       WHERE merchant_id = :merchantId
         AND status <> 'DELETE'
       ORDER BY created_at DESC, card_id DESC
      """;

  private static final String SOME =
      FIND + " WHERE card_id = ANY (CAST(:cardIds AS text[])) ORDER BY created_at DESC, card_id DESC";

  private static final String NAMES =
      "SELECT card_id, appid, title FROM card WHERE merchant_id = :merchantId ORDER BY created_at DESC, card_id DESC";

  private static final String PAGE =
      """
      SELECT card_id
        FROM card
       WHERE appid = :appid
         AND status IN (:statuses)
       ORDER BY created_at DESC, card_id DESC
       LIMIT :count OFFSET :offset
      """;

  private static final String COUNT =
      """
      SELECT count(*)
        FROM card
       WHERE appid = :appid
         AND status IN (:statuses)
      """;

  private static final String TERMS_OF =
      "SELECT " + TERMS + """
        FROM card
       WHERE card_id = ANY (CAST(:cardIds AS text[]))
      """;

  private static final String CHANGE_STOCK =
      """
      UPDATE card_stock
         SET quantity = quantity + :change,
             total = total + :change
       WHERE card_id = :cardId
         AND quantity + :change BETWEEN 0 AND :most
         AND (deposited IS NULL OR total + :change <= deposited)
         AND (CAST(:seen AS bigint) IS NULL OR total = :seen)
      """;

  private static final String LOCK_STOCK =
      """
      SELECT card_id, quantity
        FROM card_stock
       WHERE card_id = ANY (CAST(:cardIds AS text[]))
       ORDER BY card_id
         FOR UPDATE
      """;

  private static final String TAKE_STOCK =
      """
      UPDATE card_stock
         SET quantity = quantity - :taken
       WHERE card_id = :cardId
         AND quantity >= :taken
      """;

  private static final String GIVE_BACK =
      """
      UPDATE card_stock
         SET quantity = quantity + :given
       WHERE card_id = :cardId
         AND quantity + :given <= total
      """;

  private static final String DEPOSITED = "SELECT coalesce(deposited, 0) FROM card_stock WHERE card_id = :cardId";

  private static final String ADD_DEPOSITED =
      """
      UPDATE card_stock
         SET deposited = deposited + :added
       WHERE card_id = :cardId
         AND deposited IS NOT NULL
      """;

  /** What can be claimed never exceeds what is there to claim. */
  private static final String TAKE_DEPOSITED =
      """
      UPDATE card_stock
         SET deposited = deposited - :taken,
             quantity = quantity - greatest(0, total - (deposited - :taken)),
             total = least(total, deposited - :taken)
       WHERE card_id = :cardId
         AND deposited IS NOT NULL
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

  private static final String DISPATCH =
      """
      UPDATE card
         SET status = 'DISPATCH',
             updated_at = :now
       WHERE card_id = :cardId
         AND appid = :appid
         AND status = 'VERIFY_OK'
      """;

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

  /** Why the last round that was decided was refused: by field, the whole by the empty name. */
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

  CardRepository(JdbcClient db, ObjectMapper json) {
    this.db = db;
    this.json = json;
  }

  /** False when there is a card of this id. */
  boolean add(String cardId, String appid, UUID merchantId, Design design, Instant now) {
    Validity validity = design.dates().validity();
    int added = db.sql(ADD)
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
        .param("beginAt", at(validity.begin()))
        .param("endAt", at(validity.end()))
        .param("beginDays", validity.beginDays())
        .param("days", validity.days())
        .param("now", at(now))
        .update();
    if (added == 1) {
      db.sql(ADD_STOCK).param("cardId", cardId).param("quantity", design.quantity()).param("deposit", design.deposit())
          .update();
    }
    return added == 1;
  }

  Optional<Card> find(String cardId) {
    return db.sql(FIND_ONE).param("cardId", cardId).query(this::card).optional();
  }

  Optional<Card> find(String appid, String cardId) {
    return db.sql(FIND_OWN).param("cardId", cardId).param("appid", appid).query(this::card).optional();
  }

  /** Newest first; unknown ids are left out. */
  List<Card> some(Collection<String> cardIds) {
    return db.sql(SOME).param("cardIds", cardIds.toArray(String[]::new)).query(this::card).list();
  }

  List<Card> of(UUID merchantId) {
    return db.sql(OF_MERCHANT).param("merchantId", merchantId).query(this::card).list();
  }

  List<Cards.Named> names(UUID merchantId) {
    return db.sql(NAMES).param("merchantId", merchantId).query((row, n) -> new Cards.Named(row.getString("card_id"),
        row.getString("appid"), row.getString("title"))).list();
  }

  List<String> page(String appid, int offset, int count, Set<CardStatus> statuses) {
    return db.sql(PAGE)
        .param("appid", appid)
        .param("statuses", names(statuses))
        .param("count", count)
        .param("offset", offset)
        .query(String.class)
        .list();
  }

  long count(String appid, Set<CardStatus> statuses) {
    return db.sql(COUNT).param("appid", appid).param("statuses", names(statuses)).query(Long.class).single();
  }

  Map<String, Terms> terms(Collection<String> cardIds) {
    Map<String, Terms> found = new LinkedHashMap<>();
    db.sql(TERMS_OF)
        .param("cardIds", cardIds.toArray(String[]::new))
        .query(this::termsOf)
        .list()
        .forEach(terms -> found.put(terms.cardId(), terms));
    return found;
  }

  /** False when there would be less than nothing, or more than a card may have, or the total is not the one that was seen. */
  boolean changeStock(String cardId, long change, Long seen) {
    return db.sql(CHANGE_STOCK)
        .param("cardId", cardId)
        .param("change", change)
        .param("most", DesignReader.MOST_STOCK)
        .param("seen", seen)
        .update() == 1;
  }

  Map<String, Long> lockStock(Collection<String> cardIds) {
    Map<String, Long> stock = new LinkedHashMap<>();
    db.sql(LOCK_STOCK)
        .param("cardIds", cardIds.toArray(String[]::new))
        .query((row, n) -> stock.put(row.getString("card_id"), row.getLong("quantity")))
        .list();
    return stock;
  }

  void takeStock(SortedMap<String, Long> taken) {
    taken.forEach((cardId, count) -> {
      if (db.sql(TAKE_STOCK).param("cardId", cardId).param("taken", count).update() != 1) {
        throw new IllegalStateException("Card " + cardId + " has no " + count + " left to claim");
      }
    });
  }

  void giveBack(String cardId, long count) {
    if (db.sql(GIVE_BACK).param("cardId", cardId).param("given", count).update() != 1) {
      throw new IllegalStateException("Card " + cardId + " never had the " + count + " that are given back");
    }
  }

  /** 0 as well where codes are not deposited. */
  long deposited(String cardId) {
    return db.sql(DEPOSITED).param("cardId", cardId).query(Long.class).single();
  }

  void addDeposited(SortedMap<String, Long> added) {
    added.forEach((cardId, count) -> {
      if (db.sql(ADD_DEPOSITED).param("cardId", cardId).param("added", count).update() != 1) {
        throw new IllegalStateException("Card " + cardId + " takes no deposited codes");
      }
    });
  }

  void takeDeposited(SortedMap<String, Long> taken) {
    taken.forEach((cardId, count) -> db.sql(TAKE_DEPOSITED).param("cardId", cardId).param("taken", count).update());
  }

  /** False when it was not in review. */
  boolean approve(String cardId, CardColor color, Instant now) {
    return db.sql(APPROVE).param("cardId", cardId).param("color", color.hex()).param("now", at(now)).update() == 1;
  }

  /** False when it was not in review. */
  boolean refuse(String cardId, Instant now) {
    return db.sql(REFUSE).param("cardId", cardId).param("now", at(now)).update() == 1;
  }

  /** False when it had ended before. */
  boolean end(String cardId, Instant now) {
    return db.sql(END).param("cardId", cardId).param("now", at(now)).update() == 1;
  }

  /** False when it was settled before. */
  boolean settle(String cardId, Instant now) {
    return db.sql(SETTLE).param("cardId", cardId).param("now", at(now)).update() == 1;
  }

  /** False when it was not approved, or was before. */
  boolean dispatch(String appid, String cardId, Instant now) {
    return db.sql(DISPATCH).param("cardId", cardId).param("appid", appid).param("now", at(now)).update() == 1;
  }

  void beginRound(String cardId, Instant now, Instant due) {
    db.sql(BEGIN_ROUND).param("cardId", cardId).param("now", at(now)).param("due", at(due)).update();
  }

  /** False when it was done before, or decided meanwhile. */
  boolean reminded(String cardId, Instant now) {
    return db.sql(REMINDED).param("cardId", cardId).param("now", at(now)).update() == 1;
  }

  /** False when it was done before, or decided meanwhile. */
  boolean escalated(String cardId, Instant now) {
    return db.sql(ESCALATED).param("cardId", cardId).param("now", at(now)).update() == 1;
  }

  /** False when no round is open. */
  boolean decide(String cardId, String decision, String reason, Map<String, String> reasons, String by, Instant now) {
    return db.sql(DECIDE)
        .param("cardId", cardId)
        .param("decision", decision)
        .param("reason", reason)
        .param("reasons", json.valueToTree(reasons).toString())
        .param("by", by)
        .param("now", at(now))
        .update() == 1;
  }

  /** Empty where the last decision was no refusal. */
  Map<String, String> lastReasons(String cardId) {
    Map<String, String> reasons = new LinkedHashMap<>();
    db.sql(LAST_REASONS).param("cardId", cardId).query(String.class).optional()
        .ifPresent(text -> tree(text).fields().forEachRemaining(field -> reasons.put(field.getKey(), field.getValue().asText())));
    return reasons;
  }

  /** Of any card of the merchant. */
  Optional<Instant> lastRefusal(UUID merchantId) {
    return db.sql(LAST_REFUSAL).param("merchantId", merchantId).query((row, n) -> moment(row, "decided_at")).optional();
  }

  Optional<Cards.Round> lastRound(String cardId) {
    return db.sql(LAST_ROUND)
        .param("cardId", cardId)
        .query((row, n) -> new Cards.Round(row.getInt("round"), moment(row, "submitted_at"), moment(row, "due_at"),
            row.getBoolean("overdue"), "refuse".equals(row.getString("decision")) ? row.getString("reason") : null,
            row.getString("decided_by")))
        .optional();
  }

  private Card card(ResultSet row, int n) throws SQLException {
    return new Card(termsOf(row, n), object(row.getString("content")), object(row.getString("approved")),
        row.getLong("quantity"), row.getLong("total"), row.getString("brand_name"), row.getString("color"),
        moment(row, "created_at"), moment(row, "updated_at"));
  }

  private Terms termsOf(ResultSet row, int n) throws SQLException {
    CardType type = CardType.valueOf(row.getString("card_type"));
    CardStatus status = CardStatus.valueOf(row.getString("status"));
    boolean onSale = !row.getBoolean("paused") && switch (status) {
      case VERIFY_OK, DISPATCH -> true;
      case NOT_VERIFY -> row.getBoolean("once_approved");
      case VERIFY_FAIL, DELETE -> false;
    };
    Validity validity = new Validity(moment(row, "begin_at"), moment(row, "end_at"), row.getInt("begin_days"),
        row.getInt("days"));
    return new Terms(row.getString("card_id"), row.getString("appid"), row.getObject("merchant_id", UUID.class), type,
        status, onSale, validity, row.getInt("get_limit"), type == CardType.MEMBER_CARD ? row.getInt("use_limit") : 1,
        row.getBoolean("use_custom_code"), row.getBoolean("deposit"), row.getBoolean("bind_openid"),
        row.getBoolean("can_give"), row.getInt("reverse_hours"), stores(row), hours(row),
        row.getLong("reduce_cost"), row.getString("title"));
  }

  private static List<String> stores(ResultSet row) throws SQLException {
    return List.of((String[]) row.getArray("stores").getArray());
  }

  private OpeningHours hours(ResultSet row) throws SQLException {
    String hours = row.getString("hours");
    return hours == null ? OpeningHours.ALWAYS : OpeningHours.of(tree(hours));
  }

  private ObjectNode object(String text) {
    return text == null ? null : (ObjectNode) tree(text);
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("A card's content is no JSON", broken);
    }
  }

  private static List<String> names(Set<CardStatus> statuses) {
    return statuses.stream().map(Enum::name).sorted().toList();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment == null ? null : moment.atOffset(UTC);
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
