package io.kaquan.bench;

import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.tenant.MerchantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * A big merchant, set by set: coupons of many cards over a year, five of ten in hand, three used,
 * one given away, one over, with ledger and figures that agree; and one card with many deliveries,
 * lists and batches. The consumer who has claimed one coupon already gets two thousand of them.
 */
class ManyCoupons {
  static final int STORES = 50;
  static final int CHANNELS = 30;
  private static final String CARD =
      """
      INSERT INTO card SELECT (jsonb_populate_record(card, jsonb_build_object('card_id', 'p' || lpad(n::text, 27, '0'),
          'title', '十元券 ' || n, 'created_at', card.created_at - n * interval '1 minute'))).*
        FROM card, generate_series(1, :cards) AS n
       WHERE card_id = :card
      """;
  private static final String STOCK =
      """
      INSERT INTO card_stock (card_id, quantity, total)
      SELECT 'p' || lpad(n::text, 27, '0'), 1000, 1000 + :coupons / :cards FROM generate_series(1, :cards) AS n
      """;
  private static final String STORE =
      """
      INSERT INTO store SELECT (jsonb_populate_record(store, jsonb_build_object('id', store.id + n, 'form', gen_random_uuid(),
          'branch', n || ' 店'))).*
        FROM store, generate_series(1, 49) AS n
       WHERE merchant_id = :merchant
      """;
  private static final String MEMBER =
      """
      INSERT INTO member (id, merchant_id, email, password_hash, role, language, created_at)
      SELECT gen_random_uuid(), merchant_id, 'clerk' || n || '@pages.example', password_hash, 'CLERK', language, created_at
        FROM member, generate_series(1, 20) AS n
       WHERE merchant_id = :merchant
      """;
  private static final String CHANNEL =
      "INSERT INTO channel SELECT :merchant, 'channel-' || n, :now FROM generate_series(1, 30) AS"
          + " n";
  private static final String COUPON =
      """
      INSERT INTO coupon (code, scope, card_id, appid, merchant_id, status, openid, begin_at, end_at, outer_str, claimed_at,
                          consumed_at, used)
      SELECT '7' || lpad(n::text, 11, '0'), '', 'p' || lpad((n % :cards + 1)::text, 27, '0'), c.appid, c.merchant_id, s.status,
             CASE WHEN n % (:coupons / 2000 + 1) = 0 THEN o.openid ELSE 'o' || lpad((n % 50000)::text, 27, '0') END,
             s.at, :now + n % 60 * interval '1 day', nullif('channel-' || n % 31, 'channel-0'), s.at,
             CASE s.status WHEN 'CONSUMED' THEN s.at + n % 300 * interval '1 minute' END,
             CASE s.status WHEN 'CONSUMED' THEN 1 ELSE 0 END
        FROM generate_series(1, :coupons) AS n
        JOIN card c ON c.card_id = :card
        JOIN LATERAL (SELECT openid FROM openid WHERE openid.appid = c.appid LIMIT 1) o ON true
        JOIN LATERAL (SELECT :now - n::bigint * 7919 % 365 * interval '1 day' - n % 300 * interval '2 minutes' AS at,
                             CASE WHEN n / :cards % 10 < 5 THEN 'NORMAL' WHEN n / :cards % 10 < 8 THEN 'CONSUMED'
                                  WHEN n / :cards % 10 < 9 THEN 'GIFT_SUCC' ELSE 'EXPIRE' END AS status) s ON true
      """;
  private static final String EVENT =
      """
      INSERT INTO coupon_event (at, day, merchant_id, appid, card_id, code, kind, from_status, to_status, openid, amount_fen,
                                location_id, clerk, source, outer_str)
      SELECT coalesce(CASE k.kind WHEN 'REDEEMED' THEN consumed_at END, claimed_at), (claimed_at AT TIME ZONE :zone)::date,
             merchant_id, appid, card_id, code, k.kind, k.from_status, k.to_status, openid,
             CASE k.kind WHEN 'REDEEMED' THEN 1000 ELSE 0 END,
             CASE k.kind WHEN 'REDEEMED' THEN (:store + right(code, 6)::int % 50)::text END,
             CASE WHEN k.kind = 'REDEEMED' AND right(code, 6)::int % 21 > 0 THEN 'clerk' || right(code, 6)::int % 21 || '@pages.example'
                  WHEN k.kind = 'REDEEMED' THEN :email END, k.source, outer_str
        FROM coupon
        JOIN (VALUES ('CLAIMED', NULL, 'NORMAL', 'SELF'), ('REDEEMED', 'NORMAL', 'CONSUMED', 'TILL'),
                     ('EXPIRED', 'NORMAL', 'EXPIRE', 'SYSTEM'), ('GIFTED', 'GIFTING', 'GIFT_SUCC', 'SELF'))
              AS k (kind, from_status, to_status, source)
          ON k.kind = 'CLAIMED' OR k.to_status = coupon.status
       WHERE card_id LIKE 'p000%'
       ORDER BY 1
      """;
  private static final String GIFT =
      """
      INSERT INTO gift (id, appid, card_id, code, giver, offered_at, until, end_at, outcome, ended_at, friend, friend_code)
      SELECT gen_random_uuid(), appid, card_id, code, openid, claimed_at, claimed_at + interval '1 day', end_at, 'ACCEPTED',
             claimed_at, 'o' || lpad('1', 27, '0'), '8' || right(code, 11)
        FROM coupon
       WHERE status = 'GIFT_SUCC' AND card_id LIKE 'p000%'
      """;
  private static final String TALLY =
      """
      INSERT INTO coupon_tally (appid, card_id, arrow, from_status, to_status, passed)
      SELECT appid, card_id, CASE kind WHEN 'CLAIMED' THEN 'ISSUE' WHEN 'REDEEMED' THEN 'REDEEM' WHEN 'GIFTED' THEN 'ACCEPT' ELSE 'EXPIRE' END,
             coalesce(from_status, ''), to_status, count(*)
        FROM coupon_event
       WHERE card_id LIKE 'p000%'
       GROUP BY 1, 2, 3, 4, 5
      """;

  /** Every other card counts for the second account, though it stays with the first. */
  private static final String FIGURE =
      """
      INSERT INTO coupon_figure (day, merchant_id, appid, card_id, arrow, kind, channel, location_id, passed, refused, amount_fen)
      SELECT day, merchant_id, CASE right(card_id, 1)::int % 2 WHEN 0 THEN :appid ELSE :second END, card_id,
             CASE kind WHEN 'CLAIMED' THEN 'ISSUE' WHEN 'REDEEMED' THEN 'REDEEM' WHEN 'GIFTED' THEN 'ACCEPT' ELSE 'EXPIRE' END, kind,
             coalesce(outer_str, ''), coalesce(location_id, ''), count(*), 0, sum(amount_fen)
        FROM coupon_event
       WHERE card_id LIKE 'p000%'
       GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
      """;

  private static final String LOOKED =
      """
      INSERT INTO coupon_figure (day, merchant_id, appid, card_id, arrow, kind, channel, location_id, passed, refused, amount_fen)
      SELECT CAST(:today AS date) - d, :merchant, CASE n % 2 WHEN 0 THEN :appid ELSE :second END, 'p' || lpad(n::text, 27, '0'), 'VIEW', 'VIEWED', 'channel-' || n % 30 + 1, '', 7, 0, 0
        FROM generate_series(1, :cards) AS n, generate_series(0, 364) AS d
      """;
  private static final String HOLDER =
      """
      INSERT INTO coupon_holder (appid, card_id, openid, claimed)
      SELECT appid, card_id, openid, count(*) FROM coupon WHERE card_id LIKE 'p000%' GROUP BY 1, 2, 3
      """;
  private static final String STATEMENT =
      """
      INSERT INTO statement (merchant_id, day, status, rows, sha256, file, asked_at, built_at, closed_at)
      SELECT :merchant, CAST(:today AS date) - n, 'CLOSED', 3000, repeat('a', 64), '\\x61', :now, :now, :now
        FROM generate_series(1, 365) AS n
      """;
  private static final String DELIVERY =
      """
      INSERT INTO delivery (ticket, appid, created_at, expires_at)
      SELECT 'g' || lpad(n::text, 40, '0'), :appid, :now - n * interval '1 hour', :now + interval '300 days'
        FROM generate_series(1, 1000) AS n
      """;
  private static final String DELIVERY_ITEM =
      """
      INSERT INTO delivery_item (ticket, place, card_id, only_once, outer_str, made_at)
      SELECT ticket, 0, :fat, false, 'channel-3', created_at FROM delivery WHERE appid = :appid AND ticket LIKE 'g00%'
      """;
  private static final String LANDING =
      """
      INSERT INTO landing (key, merchant_id, appid, form, title, shared, made_at, changed_at)
      SELECT 'k' || lpad(n::text, 15, '0'), :merchant, :appid, gen_random_uuid(), 'Landing ' || n, true, :now, :now
        FROM generate_series(1, 200) AS n
      """;
  private static final String LANDING_CARD =
      """
      INSERT INTO landing_card (landing, place, card_id)
      SELECT id, place, 'p' || lpad((place * 90 + 1 + CASE place WHEN 0 THEN 0 ELSE id % 90 END)::text, 27, '0')
        FROM landing, generate_series(0, 9) AS place
       WHERE merchant_id = :merchant
      """;
  private static final String REQUEST =
      """
      INSERT INTO coupon_request (appid, source, number, operation, content, origin, origin_id, at)
      SELECT :appid, 'SELF', way || n, 'ISSUE', '', origin, id, :now
        FROM (SELECT 'q/' || ticket || '/0/', 'DELIVERY', ticket FROM delivery WHERE appid = :appid
               UNION ALL
              SELECT 'l/' || key || '/p000000/', 'LANDING_PAGE', key FROM landing WHERE merchant_id = :merchant)
               AS ways (way, origin, id),
             generate_series(1, 200) AS n
      """;
  private static final String HANDOUT =
      """
      INSERT INTO bulk_issue (id, merchant_id, appid, card_id, status, language, lines, mails, worked, ok, asked_by, asked_at,
                           started_at, finished_at)
      SELECT CASE n WHEN 1 THEN CAST(:read AS uuid) WHEN 2 THEN CAST(:done AS uuid) ELSE gen_random_uuid() END, :merchant, :appid, :fat,
             CASE n WHEN 1 THEN 'READ' ELSE 'DONE' END, 'en', 100000, CASE n WHEN 1 THEN 2000 ELSE 0 END,
             CASE n WHEN 1 THEN 0 ELSE 100000 END, CASE n WHEN 1 THEN 0 ELSE 100000 END, :email, :now,
             CASE WHEN n > 1 THEN :now END, CASE WHEN n > 1 THEN :now END
        FROM generate_series(1, 50) AS n
      """;
  private static final String HANDOUT_LINE =
      """
      INSERT INTO bulk_issue_line (bulk_issue, line, recipient, outcome, openid, issued)
      SELECT CAST(:read AS uuid), n, CASE WHEN n > 2000 THEN 'o' || lpad(n::text, 27, '0') ELSE 'p' || n || '@people.example' END,
             NULL, NULL, NULL
        FROM generate_series(1, 100000) AS n
       UNION ALL
      SELECT CAST(:done AS uuid), n, 'o' || lpad(n::text, 27, '0'), 'OK', 'o' || lpad(n::text, 27, '0'), '7' || lpad(n::text, 11, '0')
        FROM generate_series(1, 100000) AS n
      """;
  private static final String CODE_BATCH =
      """
      INSERT INTO code_batch (id, merchant_id, appid, card_id, kind, status, wanted, ok, asked_by, asked_at, worked_at, finished_at)
      SELECT gen_random_uuid(), :merchant, :appid, :fat, 'GENERATE', 'DONE', 1000, 1000, :email, :now, :now, :now
        FROM generate_series(1, 100) AS n
      """;
  private static final String REVERSAL =
      """
      INSERT INTO late_reversal (id, merchant_id, appid, card_id, code, title, reason, asked_by, asked_at, due_at)
      SELECT gen_random_uuid(), :merchant, :appid, :fat, 'code' || n, 'title', 'reason', 'clerk1@pages.example', :now,
             :now + interval '3 days'
        FROM generate_series(1, 200) AS n
      """;
  private static final String NOTICE =
      """
      INSERT INTO notice (id, merchant_id, kind, facts, link, posted_at)
      SELECT gen_random_uuid(), :merchant, 'card-approved', '["十元券", "a", "b", "c"]', '/console/cards', :now - n * interval '1 hour'
        FROM generate_series(1, 500) AS n
      """;

  private final ApplicationContext application;
  private final JdbcClient db;
  private final String appid;

  ManyCoupons(ApplicationContext application, String appid) {
    this.application = application;
    this.db = application.getBean(JdbcClient.class);
    this.appid = appid;
  }

  static String cardId(int n) {
    return "p%027d".formatted(n);
  }

  /**
   * @param card to be copied
   * @param read and done ids for two lists of the first card
   */
  void make(UUID merchant, String email, String card, UUID read, UUID done, int cards, int coupons)
      throws SQLException {
    Clock clock = application.getBean(Clock.class);
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    LocalDate today = LocalDate.now(clock);
    application
        .getBean(Stores.class)
        .add(
            new MerchantId(merchant),
            UUID.randomUUID(),
            new StoreDetails(
                "Pages", "0 店", "上海市", "上海市", "静安区", "南京西路 1 号", "021-12345678", "", "", "", ""));
    long store =
        db.sql("SELECT min(id) FROM store WHERE merchant_id = :merchant")
            .param("merchant", merchant)
            .query(Long.class)
            .single();
    for (String statement :
        new String[] {
          CARD,
          STOCK,
          STORE,
          MEMBER,
          CHANNEL,
          COUPON,
          EVENT,
          GIFT,
          TALLY,
          FIGURE,
          LOOKED,
          HOLDER,
          STATEMENT,
          DELIVERY,
          DELIVERY_ITEM,
          LANDING,
          LANDING_CARD,
          REQUEST,
          HANDOUT,
          HANDOUT_LINE,
          CODE_BATCH,
          REVERSAL,
          NOTICE
        }) {
      long began = System.nanoTime();
      int rows =
          db.sql(statement)
              .param("merchant", merchant)
              .param("email", email)
              .param("card", card)
              .param("cards", cards)
              .param("coupons", coupons)
              .param("now", now)
              .param("today", today.toString())
              .param("zone", clock.getZone().getId())
              .param("store", store)
              .param("appid", appid)
              .param("second", PagesBenchmark.SECOND)
              .param("fat", cardId(1))
              .param("read", read.toString())
              .param("done", done.toString())
              .update();
      System.out.printf(
          "%,9d rows in %4.1f s: %s%n",
          rows, (System.nanoTime() - began) / 1e9, statement.lines().findFirst().orElse(""));
    }
    asOwner("ANALYZE");
    ReflectionTestUtils.invokeMethod(application.getBean("closeFigures"), "run");
    asOwner("VACUUM (ANALYZE)");
  }

  private void asOwner(String statement) throws SQLException {
    FlywayConnectionDetails owner = application.getBean(FlywayConnectionDetails.class);
    try (Connection connection =
        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
      connection.createStatement().execute(statement);
    }
  }
}
