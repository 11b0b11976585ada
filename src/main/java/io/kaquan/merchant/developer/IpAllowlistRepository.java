package io.kaquan.merchant.developer;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on the places that programs may call from. */
@Repository
class IpAllowlistRepository {
  private static final String LOCK =
      "SELECT count(*) FROM (SELECT 1 FROM account WHERE appid = :appid AND merchant_id = :merchant FOR UPDATE) AS locked";
  private static final String OF =
      "SELECT place FROM call_place WHERE appid = :appid ORDER BY position";
  private static final String OF_MERCHANT =
      """
      SELECT p.place
        FROM call_place p
        JOIN account a ON a.appid = p.appid
       WHERE p.appid = :appid AND a.merchant_id = :merchant
       ORDER BY p.position
      """;
  private static final String CLEAR = "DELETE FROM call_place WHERE appid = :appid";
  private static final String ADD =
      """
      INSERT INTO call_place (appid, place, position)
      SELECT :appid, place, position FROM unnest(:places::text[]) WITH ORDINALITY AS typed (place, position)
      """;

  private final JdbcClient db;

  IpAllowlistRepository(JdbcClient db) {
    this.db = db;
  }

  /**
   * Makes changes of one account queue up; false when there is no such account of this merchant.
   */
  boolean lock(UUID merchantId, String appid) {
    return db.sql(LOCK)
            .param("appid", appid)
            .param("merchant", merchantId)
            .query(Long.class)
            .single()
        == 1;
  }

  List<String> of(String appid) {
    return db.sql(OF).param("appid", appid).query(String.class).list();
  }

  List<String> of(UUID merchantId, String appid) {
    return db.sql(OF_MERCHANT)
        .param("appid", appid)
        .param("merchant", merchantId)
        .query(String.class)
        .list();
  }

  void replace(String appid, List<String> places) {
    db.sql(CLEAR).param("appid", appid).update();
    db.sql(ADD).param("appid", appid).param("places", places.toArray(String[]::new)).update();
  }
}
