package io.kaquan.consumer;

import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.consumer.Consumers.Consumer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on browsers that stay signed in. */
@Repository
class RememberedSignInRepository {
  private static final String ADD =
      "INSERT INTO kept_sign_in (hash, consumer_id, made_at, expires_at) VALUES (:hash, :consumer, :now, :expires)";
  private static final String FIND =
      """
      SELECT c.id, c.email
        FROM kept_sign_in k
        JOIN consumer c ON c.id = k.consumer_id
       WHERE k.hash = :hash AND k.expires_at > :now
      """;
  private static final String FORGET = "DELETE FROM kept_sign_in WHERE hash = :hash";
  private static final String SWEEP = "DELETE FROM kept_sign_in WHERE expires_at <= :now";

  private final JdbcClient db;

  RememberedSignInRepository(JdbcClient db) {
    this.db = db;
  }

  void add(String hash, UUID consumer, Instant now, Instant expires) {
    db.sql(ADD)
        .param("hash", hash)
        .param("consumer", consumer)
        .param("now", utc(now))
        .param("expires", utc(expires))
        .update();
  }

  Optional<Consumer> find(String hash, Instant now) {
    return db.sql(FIND)
        .param("hash", hash)
        .param("now", utc(now))
        .query((row, n) -> new Consumer(row.getObject("id", UUID.class), row.getString("email")))
        .optional();
  }

  void forget(String hash) {
    db.sql(FORGET).param("hash", hash).update();
  }

  void sweep(Instant now) {
    db.sql(SWEEP).param("now", utc(now)).update();
  }
}
