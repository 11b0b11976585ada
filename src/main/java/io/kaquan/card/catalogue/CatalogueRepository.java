package io.kaquan.card.catalogue;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.instantOrNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.OpeningHours;
import io.kaquan.card.design.Validity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements by which cards are read. */
@Repository
class CatalogueRepository {
  private static final String TERMS =
      """
      card_id, appid, merchant_id, card_type, status, paused, begin_at, end_at, begin_days, days, get_limit, use_limit,
      use_custom_code, deposit, bind_openid, can_give, reverse_hours, stores, hours,
      reduce_cost, title, approved IS NOT NULL AS once_approved
      """;

  private static final String FIND =
      "SELECT "
          + TERMS
          + """
      , content, approved, brand_name, color, created_at, updated_at, quantity, total
        FROM card
        JOIN card_stock USING (card_id)
      """;

  private static final String FIND_ONE = FIND + " WHERE card_id = :cardId";

  private static final String FIND_OWN = FIND + " WHERE card_id = :cardId AND appid = :appid";

  private static final String OF_MERCHANT =
      FIND
          + """
       WHERE merchant_id = :merchantId
         AND status <> 'DELETE'
       ORDER BY created_at DESC, card_id DESC
      """;

  private static final String SOME =
      FIND
          + " WHERE card_id = ANY (CAST(:cardIds AS text[])) ORDER BY created_at DESC, card_id DESC";

  private static final String TERMS_OF =
      "SELECT "
          + TERMS
          + """
        FROM card
       WHERE card_id = ANY (CAST(:cardIds AS text[]))
      """;

  private final JdbcClient db;
  private final ObjectMapper json;

  CatalogueRepository(JdbcClient db, ObjectMapper json) {
    this.db = db;
    this.json = json;
  }

  Optional<Card> find(String cardId) {
    return db.sql(FIND_ONE).param("cardId", cardId).query(this::card).optional();
  }

  Optional<Card> find(String appid, String cardId) {
    return db.sql(FIND_OWN)
        .param("cardId", cardId)
        .param("appid", appid)
        .query(this::card)
        .optional();
  }

  /** Newest first; unknown ids are left out. */
  List<Card> some(Collection<String> cardIds) {
    return db.sql(SOME).param("cardIds", cardIds.toArray(String[]::new)).query(this::card).list();
  }

  List<Card> of(UUID merchantId) {
    return db.sql(OF_MERCHANT).param("merchantId", merchantId).query(this::card).list();
  }

  Map<String, CardTerms> terms(Collection<String> cardIds) {
    Map<String, CardTerms> found = new LinkedHashMap<>();
    db.sql(TERMS_OF)
        .param("cardIds", cardIds.toArray(String[]::new))
        .query(this::termsOf)
        .list()
        .forEach(terms -> found.put(terms.cardId(), terms));
    return found;
  }

  private Card card(ResultSet row, int n) throws SQLException {
    return new Card(
        termsOf(row, n),
        (ObjectNode) tree(row.getString("content")),
        objectOrNull(row, "approved"),
        row.getLong("quantity"),
        row.getLong("total"),
        row.getString("brand_name"),
        row.getString("color"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private CardTerms termsOf(ResultSet row, int n) throws SQLException {
    CardType type = CardType.valueOf(row.getString("card_type"));
    CardStatus status = CardStatus.valueOf(row.getString("status"));
    boolean onSale = !row.getBoolean("paused") && status.isOnSale(row.getBoolean("once_approved"));
    Validity validity =
        new Validity(
            instantOrNull(row, "begin_at"),
            instantOrNull(row, "end_at"),
            row.getInt("begin_days"),
            row.getInt("days"));
    return new CardTerms(
        row.getString("card_id"),
        row.getString("appid"),
        row.getObject("merchant_id", UUID.class),
        type,
        status,
        onSale,
        validity,
        row.getInt("get_limit"),
        type == CardType.MEMBER_CARD ? row.getInt("use_limit") : 1,
        row.getBoolean("use_custom_code"),
        row.getBoolean("deposit"),
        row.getBoolean("bind_openid"),
        row.getBoolean("can_give"),
        row.getInt("reverse_hours"),
        stores(row),
        hours(row),
        row.getLong("reduce_cost"),
        row.getString("title"));
  }

  private static List<String> stores(ResultSet row) throws SQLException {
    return List.of((String[]) row.getArray("stores").getArray());
  }

  private OpeningHours hours(ResultSet row) throws SQLException {
    String hours = row.getString("hours");
    return hours == null ? OpeningHours.ALWAYS : OpeningHours.of(tree(hours));
  }

  private @Nullable ObjectNode objectOrNull(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : (ObjectNode) tree(text);
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("A card's content is no JSON", broken);
    }
  }
}
