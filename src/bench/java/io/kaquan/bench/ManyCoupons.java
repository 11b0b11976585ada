package io.kaquan.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cards and coupons by the thousand, set by set: six of ten in hand, three used, one over, spread over ninety days and many
 * people, with ledger and figures that agree. The consumer who has claimed one already gets two hundred of them.
 */
class ManyCoupons {
  private static final String CARD =
      """
      INSERT INTO card SELECT (jsonb_populate_record(card, jsonb_build_object('card_id', 'p' || lpad(n::text, 27, '0'),
          'title', '十元券 ' || n, 'created_at', card.created_at - n * interval '1 minute'))).*
        FROM card, generate_series(1, :cards) AS n
       WHERE card_id = :card
      """;
  private static final String STOCK =
      """
      INSERT INTO card_stock (card_id, quantity, total, deposited)
      SELECT 'p' || lpad(n::text, 27, '0'), 1000, 1000 + :each, NULL FROM generate_series(1, :cards) AS n
      """;
  private static final String COUPON =
      """
      INSERT INTO coupon (code, scope, card_id, appid, merchant_id, status, openid, begin_at, end_at, claimed_at, consumed_at, used)
      SELECT '7' || lpad(n::text, 11, '0'), '', 'p' || lpad((n % :cards + 1)::text, 27, '0'), c.appid, c.merchant_id,
             CASE WHEN n / :cards % 10 < 6 THEN 'NORMAL' WHEN n / :cards % 10 < 9 THEN 'CONSUMED' ELSE 'EXPIRE' END,
             CASE WHEN n % :everyone = 0 THEN o.openid ELSE 'o' || lpad((n % 50000)::text, 27, '0') END,
             :now - interval '100 days', :now + interval '30 days', :now - n % 90 * interval '1 day',
             CASE WHEN n / :cards % 10 BETWEEN 6 AND 8 THEN :now - n % 90 * interval '1 day' END, CASE WHEN n / :cards % 10 BETWEEN 6 AND 8 THEN 1 ELSE 0 END
        FROM generate_series(1, :coupons) AS n
        JOIN card c ON c.card_id = :card
        JOIN LATERAL (SELECT openid FROM openid WHERE openid.appid = c.appid LIMIT 1) o ON true
      """;
  private static final String EVENT =
      """
      INSERT INTO coupon_event (at, day, merchant_id, appid, card_id, code, kind, from_status, to_status, openid, amount_fen, clerk, source)
      SELECT claimed_at, claimed_at::date, merchant_id, appid, card_id, code, k.kind, k.from_status, k.to_status, openid,
             CASE k.kind WHEN 'REDEEMED' THEN 1000 ELSE 0 END, CASE k.kind WHEN 'REDEEMED' THEN :clerk END, k.source
        FROM coupon
        JOIN (VALUES ('CLAIMED', NULL, 'NORMAL', 'SELF'), ('REDEEMED', 'NORMAL', 'CONSUMED', 'TILL'),
                     ('EXPIRED', 'NORMAL', 'EXPIRE', 'HOUSE')) AS k (kind, from_status, to_status, source)
          ON k.kind = 'CLAIMED' OR k.to_status = coupon.status
       WHERE card_id LIKE 'p000%'
       ORDER BY coupon.claimed_at, k.kind
      """;
  private static final String TALLY =
      """
      INSERT INTO coupon_tally (card_id, arrow, from_status, to_status, passed)
      SELECT card_id, CASE kind WHEN 'CLAIMED' THEN 'ISSUE' WHEN 'REDEEMED' THEN 'REDEEM' ELSE 'EXPIRE' END, coalesce(from_status, ''), to_status, count(*) FROM coupon_event WHERE card_id LIKE 'p000%' GROUP BY 1, 2, 3, 4
      """;
  private static final String TALLY_DAY =
      """
      INSERT INTO coupon_tally_day (day, card_id, arrow, passed, refused)
      SELECT day, card_id, CASE kind WHEN 'CLAIMED' THEN 'ISSUE' WHEN 'REDEEMED' THEN 'REDEEM' ELSE 'EXPIRE' END, count(*), 0 FROM coupon_event WHERE card_id LIKE 'p000%' GROUP BY 1, 2, 3
      """;
  private static final String HOLDER =
      """
      INSERT INTO coupon_holder (card_id, openid, claimed)
      SELECT card_id, openid, count(*) FROM coupon WHERE card_id LIKE 'p000%' GROUP BY 1, 2
      """;
  private static final String STATEMENT =
      """
      INSERT INTO statement (merchant_id, day, status, rows, sha256, file, asked_at, built_at, closed_at)
      SELECT c.merchant_id, :today::date - n, 'CLOSED', 3000, repeat('a', 64), '\\x61', :now, :now, :now
        FROM card c, generate_series(1, 90) AS n
       WHERE c.card_id = :card
      """;

  private final ApplicationContext application;
  private final JdbcClient db;
  private final String appid;
  private final String card;

  ManyCoupons(ApplicationContext application, String appid, String card) {
    this.application = application;
    this.db = application.getBean(JdbcClient.class);
    this.appid = appid;
    this.card = card;
  }

  /** @return a code that can be redeemed */
  String make(int cards, int coupons) throws SQLException {
    OffsetDateTime now = application.getBean(Clock.class).instant().atOffset(ZoneOffset.UTC);
    db.sql(CARD).param("cards", cards).param("card", card).update();
    db.sql(STOCK).param("cards", cards).param("each", coupons / cards).update();
    db.sql(COUPON).param("cards", cards).param("coupons", coupons).param("everyone", coupons / 200 + 1).param("now", now)
        .param("card", card).update();
    db.sql(EVENT).param("clerk", "pages@bench.example").update();
    db.sql(TALLY).update();
    db.sql(TALLY_DAY).update();
    db.sql(HOLDER).update();
    db.sql(STATEMENT).param("today", LocalDate.now(application.getBean(Clock.class)).toString()).param("now", now)
        .param("card", card).update();
    asOwner("VACUUM (ANALYZE)");
    return db.sql("SELECT code FROM coupon WHERE appid = :appid AND card_id LIKE 'p000%' AND status = 'NORMAL' LIMIT 1")
        .param("appid", appid).query(String.class).single();
  }

  private void asOwner(String statement) throws SQLException {
    FlywayConnectionDetails owner = application.getBean(FlywayConnectionDetails.class);
    try (Connection connection = DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
      connection.createStatement().execute(statement);
    }
  }
}
