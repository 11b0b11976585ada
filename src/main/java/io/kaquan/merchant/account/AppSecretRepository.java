package io.kaquan.merchant.account;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.merchant.account.AppSecrets.Secret;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on the secrets of accounts. */
@Repository
class AppSecretRepository {
  private static final String LOCK =
      "SELECT count(*) FROM (SELECT 1 FROM account WHERE appid = :appid AND merchant_id = :merchant"
          + " FOR UPDATE) AS locked";
  private static final String ADD =
      "INSERT INTO account_secret (appid, hash, created_at) VALUES (:appid, :hash, :now)";
  private static final String HASHES = "SELECT hash FROM account_secret WHERE appid = :appid";
  private static final String OF =
      """
      SELECT left(s.hash, 12) AS fingerprint, s.created_at
        FROM account_secret s
        JOIN account a ON a.appid = s.appid
       WHERE s.appid = :appid AND a.merchant_id = :merchant
       ORDER BY s.created_at, s.hash
      """;
  private static final String REMOVE =
      "DELETE FROM account_secret WHERE appid = :appid AND left(hash, 12) = :fingerprint";

  private final JdbcClient db;

  AppSecretRepository(JdbcClient db) {
    this.db = db;
  }

  /**
   * Makes changes to the secrets of one account queue up; false when there is no such account of
   * this merchant.
   */
  boolean lock(MerchantId merchantId, AppId appid) {
    return db.sql(LOCK)
            .param("appid", appid.value())
            .param("merchant", merchantId.value())
            .query(Long.class)
            .single()
        == 1;
  }

  void add(AppId appid, String hash, Instant now) {
    db.sql(ADD).param("appid", appid.value()).param("hash", hash).param("now", utc(now)).update();
  }

  List<String> hashes(AppId appid) {
    return db.sql(HASHES).param("appid", appid.value()).query(String.class).list();
  }

  List<Secret> of(MerchantId merchantId, AppId appid) {
    return db.sql(OF)
        .param("appid", appid.value())
        .param("merchant", merchantId.value())
        .query((row, n) -> new Secret(row.getString("fingerprint"), instant(row, "created_at")))
        .list();
  }

  boolean remove(AppId appid, String fingerprint) {
    return db.sql(REMOVE).param("appid", appid.value()).param("fingerprint", fingerprint).update()
        == 1;
  }
}
