package io.kaquan.merchant.developer;

import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on the places that programs may call from. */
@Repository
class IpAllowlistRepository {
  private static final String LOCK =
      "SELECT count(*) FROM (SELECT 1 FROM account WHERE appid = :appid AND merchant_id = :merchant"
          + " FOR UPDATE) AS locked";
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
  boolean lock(MerchantId merchantId, AppId appid) {
    return db.sql(LOCK)
            .param("appid", appid.value())
            .param("merchant", merchantId.value())
            .query(Long.class)
            .single()
        == 1;
  }

  List<String> of(AppId appid) {
    return db.sql(OF).param("appid", appid.value()).query(String.class).list();
  }

  List<String> of(MerchantId merchantId, AppId appid) {
    return db.sql(OF_MERCHANT)
        .param("appid", appid.value())
        .param("merchant", merchantId.value())
        .query(String.class)
        .list();
  }

  void replace(AppId appid, List<String> places) {
    db.sql(CLEAR).param("appid", appid.value()).update();
    db.sql(ADD)
        .param("appid", appid.value())
        .param("places", places.toArray(String[]::new))
        .update();
  }
}
