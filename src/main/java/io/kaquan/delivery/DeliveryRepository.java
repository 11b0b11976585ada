package io.kaquan.delivery;

import io.kaquan.delivery.Deliveries.Delivery;
import io.kaquan.delivery.Deliveries.Item;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on deliveries. */
@Repository
class DeliveryRepository {
  private static final String ADD =
      "INSERT INTO delivery (ticket, appid, created_at, expires_at) VALUES (:ticket, :appid, :now, :expires)";
  private static final String ADD_ITEM =
      """
      INSERT INTO delivery_item (ticket, place, card_id, code, openid, only_once, outer_str)
      VALUES (:ticket, :place, :card, :code, :openid, :once, :outer)
      """;
  private static final String FIND = "SELECT ticket, appid, expires_at FROM delivery WHERE ticket = :ticket";
  private static final String ITEMS =
      "SELECT card_id, code, openid, only_once, outer_str FROM delivery_item WHERE ticket = :ticket ORDER BY place";

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

  void add(Delivery delivery, Instant now) {
    db.sql(ADD).param("ticket", delivery.ticket()).param("appid", delivery.appid()).param("now", utc(now))
        .param("expires", utc(delivery.expiresAt())).update();
    for (int place = 0; place < delivery.items().size(); place++) {
      Item item = delivery.items().get(place);
      db.sql(ADD_ITEM).param("ticket", delivery.ticket()).param("place", place).param("card", item.cardId())
          .param("code", item.code()).param("openid", item.openid()).param("once", item.unique())
          .param("outer", item.outerStr()).update();
    }
  }

  Optional<Delivery> find(String ticket) {
    return db.sql(FIND).param("ticket", ticket)
        .query((row, n) -> new Delivery(row.getString("ticket"), row.getString("appid"), items(ticket),
            row.getObject("expires_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Keeps the item for this person; the number of the try, or empty when it is somebody else's. */
  Optional<Integer> reserve(String ticket, int place, String openid) {
    return db.sql(RESERVE).param("ticket", ticket).param("place", place).param("openid", openid).query(Integer.class)
        .optional();
  }

  /** Gives the item free again after this try was refused. */
  void release(String ticket, int place, String openid, int attempt) {
    db.sql(RELEASE).param("ticket", ticket).param("place", place).param("openid", openid).param("attempt", attempt)
        .update();
  }

  private List<Item> items(String ticket) {
    return db.sql(ITEMS).param("ticket", ticket)
        .query((row, n) -> new Item(row.getString("card_id"), row.getString("code"), row.getString("openid"),
            row.getBoolean("only_once"), row.getString("outer_str")))
        .list();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
