package io.kaquan.consumer;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.consumer.Consumers.Consumer;
import io.kaquan.consumer.Consumers.Openid;
import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on consumers, their openids and sign-in codes. */
@Repository
class ConsumerRepository {
  private static final String ADD =
      """
      INSERT INTO consumer (id, email, created_at)
      VALUES (:id, :email, :now)
          ON CONFLICT (email) DO UPDATE SET waiting = false WHERE consumer.waiting
      """;
  private static final String EXPECT =
      "INSERT INTO consumer (id, email, created_at, waiting) VALUES (:id, :email, :now, true) ON"
          + " CONFLICT (email) DO NOTHING";
  private static final String FIND = "SELECT id, email FROM consumer WHERE email = :email";
  private static final String EXPECTED = "SELECT id, waiting FROM consumer WHERE email = :email";
  private static final String STRANGERS =
      """
      SELECT count(*)
        FROM unnest(:email::text[]) AS e (email)
       WHERE NOT EXISTS (SELECT 1 FROM consumer c WHERE c.email = e.email AND NOT c.waiting)
      """;
  private static final String BIND =
      """
      INSERT INTO openid (appid, openid, consumer_id, own, bound_at)
      VALUES (:appid, :openid, :consumer, :own, :now)
          ON CONFLICT DO NOTHING
      """;
  private static final String HOLDER =
      "SELECT consumer_id FROM openid WHERE appid = :appid AND openid = :openid";
  private static final String OWN =
      "SELECT openid FROM openid WHERE consumer_id = :consumer AND appid = :appid AND own";
  private static final String OPENIDS =
      "SELECT appid, openid FROM openid WHERE consumer_id = :consumer ORDER BY bound_at, openid";
  private static final String QUEUE_UP = "SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))";
  private static final String ADD_CODE =
      """
      INSERT INTO sign_in_code (id, email, code_hash, from_address, sent_at, expires_at)
      VALUES (:id, :email, :hash, :from, :now, :expires)
      """;
  private static final String SENT_TO =
      "SELECT count(*) FROM sign_in_code WHERE email = :email AND sent_at > :since";
  private static final String SENT_FROM =
      "SELECT count(*) FROM sign_in_code WHERE from_address = :from AND sent_at > :since";
  private static final String TO_TRY =
      """
       WHERE id = (SELECT id FROM sign_in_code WHERE email = :email ORDER BY sent_at DESC, id LIMIT 1)
         AND used_at IS NULL AND expires_at > :now AND tries < :most
      """;
  private static final String TRY_CODE =
      "UPDATE sign_in_code SET tries = tries + 1" + TO_TRY + "RETURNING id, code_hash";
  private static final String TRYABLE_SINCE = "SELECT sent_at FROM sign_in_code" + TO_TRY;
  private static final String USE_CODE =
      "UPDATE sign_in_code SET used_at = :now WHERE id = :id AND used_at IS NULL";

  record Tried(UUID id, String hash) {}

  record Expected(UUID id, boolean waiting) {}

  private final JdbcClient db;

  ConsumerRepository(JdbcClient db) {
    this.db = db;
  }

  /** The consumer of this address, made at first sight. */
  Consumer atFirstSight(String email, Instant now) {
    db.sql(ADD)
        .param("id", UUID.randomUUID())
        .param("email", email)
        .param("now", utc(now))
        .update();
    return db.sql(FIND)
        .param("email", email)
        .query((row, n) -> new Consumer(row.getObject("id", UUID.class), row.getString("email")))
        .single();
  }

  /** The consumer of this address, who need not know of it. */
  Expected expected(String email, Instant now) {
    db.sql(EXPECT)
        .param("id", UUID.randomUUID())
        .param("email", email)
        .param("now", utc(now))
        .update();
    return db.sql(EXPECTED)
        .param("email", email)
        .query((row, n) -> new Expected(row.getObject("id", UUID.class), row.getBoolean("waiting")))
        .single();
  }

  long strangers(List<String> emails) {
    return db.sql(STRANGERS)
        .param("email", emails.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /**
   * False when somebody has it already, or as the consumer's own when there is another one that is.
   */
  boolean bind(UUID consumer, AppId appid, OpenId openid, boolean own, Instant now) {
    return db.sql(BIND)
            .param("appid", appid.value())
            .param("openid", openid.value())
            .param("consumer", consumer)
            .param("own", own)
            .param("now", utc(now))
            .update()
        == 1;
  }

  Optional<UUID> holder(AppId appid, OpenId openid) {
    return db.sql(HOLDER)
        .param("appid", appid.value())
        .param("openid", openid.value())
        .query((row, n) -> row.getObject("consumer_id", UUID.class))
        .optional();
  }

  Optional<OpenId> own(UUID consumer, AppId appid) {
    return db.sql(OWN)
        .param("consumer", consumer)
        .param("appid", appid.value())
        .query((row, n) -> new OpenId(row.getString("openid")))
        .optional();
  }

  List<Openid> openids(UUID consumer) {
    return db.sql(OPENIDS)
        .param("consumer", consumer)
        .query(
            (row, n) ->
                new Openid(new AppId(row.getString("appid")), new OpenId(row.getString("openid"))))
        .list();
  }

  /**
   * Lets one caller at a time do something about this, on all nodes, until its transaction ends.
   */
  void queueUp(String what) {
    db.sql(QUEUE_UP).param("what", what).query((row, n) -> n).single();
  }

  void addCode(String email, String hash, String from, Instant now, Instant expires) {
    db.sql(ADD_CODE)
        .param("id", UUID.randomUUID())
        .param("email", email)
        .param("hash", hash)
        .param("from", from)
        .param("now", utc(now))
        .param("expires", utc(expires))
        .update();
  }

  long sentTo(String email, Instant since) {
    return db.sql(SENT_TO)
        .param("email", email)
        .param("since", utc(since))
        .query(Long.class)
        .single();
  }

  long sentFrom(String address, Instant since) {
    return db.sql(SENT_FROM)
        .param("from", address)
        .param("since", utc(since))
        .query(Long.class)
        .single();
  }

  /** Counts a try against the newest code of the address; empty when there is none to try. */
  Optional<Tried> tryCode(String email, Instant now, int most) {
    return db.sql(TRY_CODE)
        .param("email", email)
        .param("now", utc(now))
        .param("most", most)
        .query((row, n) -> new Tried(row.getObject("id", UUID.class), row.getString("code_hash")))
        .optional();
  }

  /** When the code was sent that can be tried; empty when there is none. */
  Optional<Instant> tryableSince(String email, Instant now, int most) {
    return db.sql(TRYABLE_SINCE)
        .param("email", email)
        .param("now", utc(now))
        .param("most", most)
        .query((row, n) -> instant(row, "sent_at"))
        .optional();
  }

  boolean useCode(UUID id, Instant now) {
    return db.sql(USE_CODE).param("id", id).param("now", utc(now)).update() == 1;
  }
}
