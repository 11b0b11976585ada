package io.kaquan.merchant.developer;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on where news goes. Secrets are sealed before they come here. */
@Repository
class CallbackRepository {
  private static final String OF =
      """
      SELECT c.url, c.mode, c.changed_at
        FROM callback_target c
        JOIN account a ON a.appid = c.appid
       WHERE c.appid = :appid AND a.merchant_id = :merchant
      """;
  private static final String TARGET =
      "SELECT url, mode, token, aes_key FROM callback_target WHERE appid = :appid";
  // without new secrets the old ones stay; who sets the first at the same moment as another has
  // made his own
  private static final String KEEP =
      """
      INSERT INTO callback_target (appid, url, mode, token, aes_key, changed_at)
      SELECT appid, :url, :mode, coalesce(:token, kept.token), coalesce(:aesKey, kept.aes_key), :now
        FROM account
        LEFT JOIN callback_target kept USING (appid)
       WHERE appid = :appid AND merchant_id = :merchant
      ON CONFLICT (appid) DO UPDATE
        SET url = excluded.url, mode = excluded.mode, token = excluded.token, aes_key = excluded.aes_key,
            changed_at = excluded.changed_at
      """;
  private static final String REMOVE =
      """
      DELETE FROM callback_target
       WHERE appid = (SELECT appid FROM account WHERE appid = :appid AND merchant_id = :merchant)
      """;

  record Sealed(String url, CallbackMode mode, String token, String aesKey) {}

  private final JdbcClient db;

  CallbackRepository(JdbcClient db) {
    this.db = db;
  }

  Optional<Callback> of(MerchantId merchantId, AppId appid) {
    return db.sql(OF)
        .param("appid", appid.value())
        .param("merchant", merchantId.value())
        .query(
            (row, n) ->
                new Callback(
                    row.getString("url"),
                    CallbackMode.valueOf(row.getString("mode")),
                    instant(row, "changed_at")))
        .optional();
  }

  Optional<Sealed> target(AppId appid) {
    return db.sql(TARGET)
        .param("appid", appid.value())
        .query(
            (row, n) ->
                new Sealed(
                    row.getString("url"),
                    CallbackMode.valueOf(row.getString("mode")),
                    row.getString("token"),
                    row.getString("aes_key")))
        .optional();
  }

  /**
   * @param token null: the old one stays; {@code aesKey} the same
   */
  boolean keep(
      MerchantId merchantId,
      AppId appid,
      String url,
      CallbackMode mode,
      String token,
      String aesKey,
      Instant now) {
    return db.sql(KEEP)
            .param("appid", appid.value())
            .param("merchant", merchantId.value())
            .param("url", url)
            .param("mode", mode.name())
            .param("token", token)
            .param("aesKey", aesKey)
            .param("now", utc(now))
            .update()
        == 1;
  }

  void remove(MerchantId merchantId, AppId appid) {
    db.sql(REMOVE).param("appid", appid.value()).param("merchant", merchantId.value()).update();
  }
}
