package io.kaquan.distribution.delivery;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.distribution.delivery.Deliveries.Delivery;
import io.kaquan.distribution.delivery.Deliveries.Item;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on deliveries. */
@Repository
class DeliveryRepository {
  private static final String ADD =
      "INSERT INTO delivery (ticket, appid, created_at, expires_at) VALUES (:ticket, :appid, :now, :expires)";
  private static final String ADD_ITEM =
      """
      INSERT INTO delivery_item (ticket, place, card_id, code, openid, only_once, outer_str, made_at)
      VALUES (:ticket, :place, :card, :code, :openid, :once, :outer, :now)
      """;
  private static final String FIND =
      "SELECT ticket, appid, created_at, expires_at, ended_at FROM delivery WHERE ticket = :ticket";
  private static final String OF_CARD =
      """
      SELECT d.ticket, d.appid, d.created_at, d.expires_at, d.ended_at
        FROM delivery_item i
        JOIN delivery d ON d.ticket = i.ticket AND d.appid = :appid
       WHERE i.card_id = :card
         AND NOT EXISTS (SELECT 1 FROM delivery_item b WHERE b.ticket = i.ticket AND b.card_id = i.card_id AND b.place < i.place)
       ORDER BY i.made_at DESC, i.ticket
      OFFSET :skip LIMIT :most
      """;
  private static final String END =
      "UPDATE delivery SET ended_at = :now WHERE ticket = :ticket AND appid = :appid AND ended_at IS NULL";
  private static final String NOTE_CHANNEL =
      """
      INSERT INTO channel (merchant_id, name, used_at)
      VALUES (:merchant, :name, :now)
          ON CONFLICT (merchant_id, name) DO UPDATE SET used_at = excluded.used_at
      """;
  private static final String CHANNELS =
      "SELECT name FROM channel WHERE merchant_id = :merchant ORDER BY used_at DESC, name LIMIT :most";
  private static final String ITEMS =
      """
      SELECT ticket, card_id, code, openid, only_once, outer_str
        FROM delivery_item
       WHERE ticket = ANY (CAST(:tickets AS text[]))
       ORDER BY ticket, place
      """;

  private static final String RESERVE =
      """
      UPDATE delivery_item
         SET taken_by = :openid
       WHERE ticket = :ticket AND place = :place AND (taken_by IS NULL OR taken_by = :openid)
      RETURNING attempt
      """;
  private static final String RELEASE =
      """
      UPDATE delivery_item
         SET taken_by = NULL, attempt = attempt + 1
       WHERE ticket = :ticket AND place = :place AND taken_by = :openid AND attempt = :attempt
      """;

  private final JdbcClient db;

  DeliveryRepository(JdbcClient db) {
    this.db = db;
  }

  void add(Delivery delivery) {
    OffsetDateTime now = utc(delivery.madeAt());
    db.sql(ADD)
        .param("ticket", delivery.ticket())
        .param("appid", delivery.appid())
        .param("now", now)
        .param("expires", utc(delivery.expiresAt()))
        .update();
    for (int place = 0; place < delivery.items().size(); place++) {
      Item item = delivery.items().get(place);
      db.sql(ADD_ITEM)
          .param("ticket", delivery.ticket())
          .param("place", place)
          .param("card", item.cardId())
          .param("code", item.code())
          .param("openid", item.openid())
          .param("once", item.unique())
          .param("outer", item.outerStr())
          .param("now", now)
          .update();
    }
  }

  Optional<Delivery> find(String ticket) {
    return withItems(
            db.sql(FIND).param("ticket", ticket).query(DeliveryRepository::delivery).list())
        .stream()
        .findFirst();
  }

  List<Delivery> of(String appid, String cardId, int skip, int most) {
    return withItems(
        db.sql(OF_CARD)
            .param("appid", appid)
            .param("card", cardId)
            .param("skip", skip)
            .param("most", most)
            .query(DeliveryRepository::delivery)
            .list());
  }

  boolean end(String appid, String ticket, Instant now) {
    return db.sql(END).param("appid", appid).param("ticket", ticket).param("now", utc(now)).update()
        == 1;
  }

  void noteChannel(UUID merchantId, String name, Instant now) {
    db.sql(NOTE_CHANNEL)
        .param("merchant", merchantId)
        .param("name", name)
        .param("now", utc(now))
        .update();
  }

  List<String> channels(UUID merchantId, int most) {
    return db.sql(CHANNELS)
        .param("merchant", merchantId)
        .param("most", most)
        .query(String.class)
        .list();
  }

  private static Delivery delivery(ResultSet row, int n) throws SQLException {
    return new Delivery(
        row.getString("ticket"),
        row.getString("appid"),
        List.of(),
        instantOrNull(row, "created_at"),
        instantOrNull(row, "expires_at"),
        instantOrNull(row, "ended_at"));
  }

  /** Keeps the item for this person; the number of the try, or empty when it is somebody else's. */
  Optional<Integer> reserve(String ticket, int place, String openid) {
    return db.sql(RESERVE)
        .param("ticket", ticket)
        .param("place", place)
        .param("openid", openid)
        .query(Integer.class)
        .optional();
  }

  /** Gives the item free again after this try was refused. */
  void release(String ticket, int place, String openid, int attempt) {
    db.sql(RELEASE)
        .param("ticket", ticket)
        .param("place", place)
        .param("openid", openid)
        .param("attempt", attempt)
        .update();
  }

  private List<Delivery> withItems(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return deliveries;
    }
    Map<String, List<Item>> items = new HashMap<>();
    db.sql(ITEMS)
        .param("tickets", deliveries.stream().map(Delivery::ticket).toArray(String[]::new))
        .query(
            (row, n) ->
                items
                    .computeIfAbsent(row.getString("ticket"), none -> new ArrayList<>())
                    .add(
                        new Item(
                            row.getString("card_id"),
                            row.getString("code"),
                            row.getString("openid"),
                            row.getBoolean("only_once"),
                            row.getString("outer_str"))))
        .list();
    return deliveries.stream()
        .map(
            one ->
                new Delivery(
                    one.ticket(),
                    one.appid(),
                    items.getOrDefault(one.ticket(), List.of()),
                    one.madeAt(),
                    one.expiresAt(),
                    one.endedAt()))
        .toList();
  }
}
