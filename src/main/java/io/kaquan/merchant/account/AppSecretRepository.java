package io.kaquan.merchant.account;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.merchant.account.AppSecrets.Secret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on the secrets of accounts. */
@Repository
class AppSecretRepository {
  private static final String LOCK =
      "SELECT count(*) FROM (SELECT 1 FROM account WHERE appid = :appid AND merchant_id = :merchant FOR UPDATE) AS locked";
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
  boolean lock(UUID merchantId, String appid) {
    return db.sql(LOCK)
            .param("appid", appid)
            .param("merchant", merchantId)
            .query(Long.class)
            .single()
        == 1;
  }

  void add(String appid, String hash, Instant now) {
    db.sql(ADD).param("appid", appid).param("hash", hash).param("now", utc(now)).update();
  }

  List<String> hashes(String appid) {
    return db.sql(HASHES).param("appid", appid).query(String.class).list();
  }

  List<Secret> of(UUID merchantId, String appid) {
    return db.sql(OF)
        .param("appid", appid)
        .param("merchant", merchantId)
        .query((row, n) -> new Secret(row.getString("fingerprint"), instant(row, "created_at")))
        .list();
  }

  boolean remove(String appid, String fingerprint) {
    return db.sql(REMOVE).param("appid", appid).param("fingerprint", fingerprint).update() == 1;
  }
}
