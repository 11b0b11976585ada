package io.kaquan.platform.access;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on the token table. Tokens themselves are never stored, only their hashes. */
@Repository
class TokenRepository {
  private static final String ADD =
      """
      INSERT INTO access_token (token_hash, appid, nonce, stable, expires_at)
      VALUES (:hash, :appid, :nonce, :stable, :expires)
      """;
  private static final String FIND =
      "SELECT appid, expires_at FROM access_token WHERE token_hash = :hash";
  private static final String NEWEST_STABLE =
      """
      SELECT nonce, expires_at
        FROM access_token
       WHERE appid = :appid AND stable AND expires_at > :atLeast
       ORDER BY expires_at DESC
       LIMIT 1
      """;
  private static final String FORGET = "DELETE FROM access_token WHERE expires_at < :before";

  record Known(String appid, Instant expiresAt) {}

  record Stable(String nonce, Instant expiresAt) {}

  private final JdbcClient db;

  TokenRepository(JdbcClient db) {
    this.db = db;
  }

  void add(String hash, String appid, String nonce, boolean stable, Instant expires) {
    db.sql(ADD)
        .param("hash", hash)
        .param("appid", appid)
        .param("nonce", nonce)
        .param("stable", stable)
        .param("expires", utc(expires))
        .update();
  }

  Optional<Known> find(String hash) {
    return db.sql(FIND)
        .param("hash", hash)
        .query((row, n) -> new Known(row.getString("appid"), instant(row, "expires_at")))
        .optional();
  }

  Optional<Stable> newestStable(String appid, Instant atLeast) {
    return db.sql(NEWEST_STABLE)
        .param("appid", appid)
        .param("atLeast", utc(atLeast))
        .query((row, n) -> new Stable(row.getString("nonce"), instant(row, "expires_at")))
        .optional();
  }

  int forget(Instant before) {
    return db.sql(FORGET).param("before", utc(before)).update();
  }
}
