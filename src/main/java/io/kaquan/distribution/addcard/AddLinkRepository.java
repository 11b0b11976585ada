package io.kaquan.distribution.addcard;

import static io.kaquan.platform.database.Timestamps.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on links that were used up. */
@Repository
class AddLinkRepository {
  private static final String ADD =
      """
      INSERT INTO add_card_link (appid, nonce, browser, used_at)
      SELECT :appid, nonce, :browser, :now
        FROM unnest(:nonces::text[]) AS n (nonce)
       ORDER BY nonce
          ON CONFLICT (appid, nonce) DO NOTHING
      """;
  private static final String OF_LINK = " WHERE appid = :appid AND nonce = ANY (:nonces)";
  private static final String USES = "SELECT browser, ticket FROM add_card_link" + OF_LINK;
  private static final String LEAD_TO =
      "UPDATE add_card_link SET ticket = :ticket" + OF_LINK + " AND browser = :browser";
  private static final String REMOVE =
      "DELETE FROM add_card_link" + OF_LINK + " AND browser = :browser AND ticket IS NULL";
  private static final String FORGET = "DELETE FROM add_card_link WHERE used_at < :before";

  /**
   * @param ticket null in the moment before there is one
   */
  record Use(String browser, String ticket) {}

  private final JdbcClient db;

  AddLinkRepository(JdbcClient db) {
    this.db = db;
  }

  /** How many of these marks nobody had used. */
  int add(String appid, Collection<String> marks, String browser, Instant now) {
    return db.sql(ADD)
        .param("appid", appid)
        .param("nonces", marks.toArray(String[]::new))
        .param("browser", browser)
        .param("now", utc(now))
        .update();
  }

  List<Use> uses(String appid, Collection<String> marks) {
    return db.sql(USES)
        .param("appid", appid)
        .param("nonces", marks.toArray(String[]::new))
        .query((row, n) -> new Use(row.getString("browser"), row.getString("ticket")))
        .list();
  }

  void leadTo(String ticket, String appid, Collection<String> marks, String browser) {
    db.sql(LEAD_TO)
        .param("ticket", ticket)
        .param("appid", appid)
        .param("nonces", marks.toArray(String[]::new))
        .param("browser", browser)
        .update();
  }

  /** Only what leads nowhere yet. */
  void remove(String appid, Collection<String> marks, String browser) {
    db.sql(REMOVE)
        .param("appid", appid)
        .param("nonces", marks.toArray(String[]::new))
        .param("browser", browser)
        .update();
  }

  void forget(Instant before) {
    db.sql(FORGET).param("before", utc(before)).update();
  }
}
