package io.kaquan.reconciliation.audit;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The recounts: each says where what stands in a table is not what the ledger says. Written a
 * second time, from the state table and the rules, and not from the code that it checks. Read in
 * one snapshot, so that traffic is no difference.
 */
@Repository
class LedgerChecks {
  static final int MOST = 1000;

  /** What is recounted: all of an appid, or one of its cards. */
  private static final String EVENTS =
      """
      WITH RECURSIVE e AS (
        SELECT id, day, card_id, code, kind, from_status, to_status, openid, source, out_request_no, other_code
          FROM coupon_event
         WHERE merchant_id = (SELECT merchant_id FROM card WHERE appid = :appid LIMIT 1) AND appid = :appid
           AND (CAST(:card AS text) IS NULL OR card_id = :card)
      )
      """;

  private static final String CARDS =
      "c.appid = :appid AND (CAST(:card AS text) IS NULL OR c.card_id = :card)";

  /** Codes that a batch makes leave the stock all at once when it begins. */
  private static final String STOCK =
      EVENTS
          + """
      , counted AS (
        SELECT card_id, count(*) FILTER (WHERE kind = 'CLAIMED' AND other_code IS NULL AND from_status IS NULL) AS fresh,
               count(*) FILTER (WHERE kind = 'CLAIMED' AND from_status = 'DEPOSITED') AS deposited,
               count(*) FILTER (WHERE kind = 'DEPOSITED') AS made
          FROM e GROUP BY card_id
      ), reserved AS (
        SELECT card_id, sum(wanted - ok) AS codes FROM code_batch
         WHERE appid = :appid AND kind = 'GENERATE' AND finished_at IS NULL GROUP BY card_id
      ), taken AS (
        SELECT card_id, total - quantity AS found, coalesce(fresh, 0) + CASE WHEN s.deposited IS NULL
                 THEN coalesce(made, 0) + coalesce(codes, 0) ELSE coalesce(counted.deposited, 0) END AS expected
          FROM card c JOIN card_stock s USING (card_id) LEFT JOIN counted USING (card_id) LEFT JOIN reserved USING (card_id)
         WHERE %s
      )
      SELECT card_id, '' AS what, expected::text, found::text FROM taken WHERE expected <> found
      """
              .formatted(CARDS);

  /** Codes of a list are counted when all of it is there. */
  private static final String DEPOSITED =
      EVENTS
          + """
      , counted AS (
        SELECT card_id, count(*) FILTER (WHERE kind = 'DEPOSITED')
                 - count(*) FILTER (WHERE kind = 'VOIDED' AND from_status = 'DEPOSITED') AS codes
          FROM e GROUP BY card_id
      ), hidden AS (
        SELECT card_id, sum(ok) AS codes FROM code_batch
         WHERE appid = :appid AND kind = 'IMPORT' AND finished_at IS NULL GROUP BY card_id
      ), there AS (
        SELECT card_id, s.deposited AS found, coalesce(counted.codes, 0) - coalesce(hidden.codes, 0) AS expected
          FROM card c JOIN card_stock s USING (card_id) LEFT JOIN counted USING (card_id) LEFT JOIN hidden USING (card_id)
         WHERE s.deposited IS NOT NULL AND %s
      )
      SELECT card_id, '' AS what, expected::text, found::text FROM there WHERE expected <> found
      """
              .formatted(CARDS);

  private static final String PERSON =
      EVENTS
          + """
      , claims AS (
        SELECT card_id, openid, count(*) AS n FROM e WHERE kind = 'CLAIMED' AND other_code IS NULL GROUP BY card_id, openid
      ), kept AS (
        SELECT h.card_id, h.openid, h.claimed FROM coupon_holder h JOIN card c USING (appid, card_id) WHERE %s
      )
      SELECT card_id, openid AS what, coalesce(n, 0)::text AS expected, coalesce(claimed, 0)::text AS found
        FROM claims FULL JOIN kept USING (card_id, openid)
       WHERE coalesce(n, 0) <> coalesce(claimed, 0)
      """
              .formatted(CARDS);

  /**
   * Each coupon is where its last entry left it; a new code goes on from the entry that gave it.
   */
  private static final String COUPON =
      EVENTS
          + """
      , last AS (
        SELECT DISTINCT ON (card_id, now) card_id, now, kind = 'RECODED' AND now = code AS gone, to_status, openid
          FROM (SELECT *, code AS now FROM e
                 UNION ALL
                SELECT *, other_code FROM e WHERE kind = 'RECODED') AS reached
         ORDER BY card_id, now, id DESC
      ), coupons AS (
        SELECT c.card_id, c.code AS now, c.status || coalesce(' of ' || c.openid, '') AS found FROM coupon c WHERE %s
      ), told AS (
        SELECT card_id, now, to_status || coalesce(' of ' || openid, '') AS expected FROM last WHERE NOT gone
      )
      SELECT card_id, now AS what, coalesce(expected, 'no coupon') AS expected, coalesce(found, 'no coupon') AS found
        FROM told FULL JOIN coupons USING (card_id, now)
       WHERE expected IS DISTINCT FROM found
      """
              .formatted(CARDS);

  /**
   * How often each was used and not taken back, under its former codes and by its givers too, and
   * never above the limit.
   */
  private static final String USED =
      EVENTS
          + """
      , link AS (
        SELECT card_id, code, other_code FROM e WHERE kind IN ('RECODED', 'GIFTED')
      ), line (card_id, code, former) AS (
        SELECT card_id, other_code, code FROM link
         UNION
        SELECT line.card_id, line.code, link.code
          FROM line JOIN link ON link.card_id = line.card_id AND link.other_code = line.former
      ), net AS (
        SELECT card_id, code, sum(CASE kind WHEN 'REDEEMED' THEN 1 ELSE -1 END) AS n
          FROM e WHERE kind IN ('REDEEMED', 'REVERSED') GROUP BY card_id, code
      ), before AS (
        SELECT line.card_id, line.code, sum(n) AS n
          FROM line JOIN net ON net.card_id = line.card_id AND net.code = line.former GROUP BY line.card_id, line.code
      )
      SELECT c.card_id, c.code AS what,
             least(coalesce(net.n, 0) + coalesce(before.n, 0), l.most)::text AS expected, c.used::text AS found
        FROM coupon c
        JOIN (SELECT card_id, CASE card_type WHEN 'MEMBER_CARD' THEN use_limit ELSE 1 END AS most FROM card) l USING (card_id)
        LEFT JOIN net USING (card_id, code)
        LEFT JOIN before USING (card_id, code)
       WHERE c.used <> least(coalesce(net.n, 0) + coalesce(before.n, 0), l.most) AND %s
      """
              .formatted(CARDS);

  /** Every entry begins where the one before it ended, and is an arrow of the state table. */
  private static final String STEP =
      EVENTS
          + """
      , arrow (kind, from_status, to_status) AS (
        VALUES ('DEPOSITED', '', 'DEPOSITED'), ('CLAIMED', '', 'NORMAL'), ('CLAIMED', 'DEPOSITED', 'NORMAL'),
               ('REDEEMED', 'NORMAL', 'CONSUMED'), ('REDEEMED', 'GIFT_TIMEOUT', 'CONSUMED'),
               ('REVERSED', 'CONSUMED', 'NORMAL'), ('REVERSED', 'CONSUMED', 'EXPIRE'),
               ('EXPIRED', 'NORMAL', 'EXPIRE'), ('EXPIRED', 'GIFTING', 'EXPIRE'), ('EXPIRED', 'GIFT_TIMEOUT', 'EXPIRE'),
               ('GIFT_OFFERED', 'NORMAL', 'GIFTING'), ('GIFT_OFFERED', 'GIFT_TIMEOUT', 'GIFTING'),
               ('GIFTED', 'GIFTING', 'GIFT_SUCC'), ('GIFT_RETURNED', 'GIFTING', 'GIFT_TIMEOUT'),
               ('RECODED', 'NORMAL', 'NORMAL'), ('RECODED', 'GIFT_TIMEOUT', 'GIFT_TIMEOUT'),
               ('DELETED', 'NORMAL', 'DELETE'), ('DELETED', 'GIFT_TIMEOUT', 'DELETE'),
               ('VOIDED', 'DEPOSITED', 'UNAVAILABLE'), ('VOIDED', 'NORMAL', 'UNAVAILABLE'),
               ('VOIDED', 'GIFTING', 'UNAVAILABLE'), ('VOIDED', 'GIFT_TIMEOUT', 'UNAVAILABLE'),
               ('USED', 'NORMAL', 'NORMAL'), ('USED', 'GIFT_TIMEOUT', 'GIFT_TIMEOUT')
      ), walked AS (
        SELECT card_id, code, id, kind, from_status, to_status, false AS arrives FROM e
         UNION ALL
        SELECT card_id, other_code, id, kind, NULL, to_status, true FROM e WHERE kind = 'RECODED'
      ), step AS (
        SELECT *, lag(to_status) OVER (PARTITION BY card_id, code ORDER BY id) AS before FROM walked
      )
      SELECT step.card_id, step.code AS what, 'a step from ' || coalesce(min(before), 'nothing') AS expected,
             min(kind || ' from ' || coalesce(step.from_status, 'nothing') || ' to ' || step.to_status) AS found
        FROM step
        JOIN card c USING (card_id)
       WHERE step.from_status IS DISTINCT FROM before
          OR NOT arrives AND NOT EXISTS (
               SELECT 1
                 FROM arrow
                WHERE arrow.kind = CASE WHEN c.card_type = 'MEMBER_CARD' AND step.kind = 'REDEEMED' THEN 'USED' ELSE step.kind END
                  AND arrow.from_status = coalesce(step.from_status, '') AND arrow.to_status = step.to_status)
       GROUP BY step.card_id, step.code
      """;

  /**
   * Every request number that has an outcome happened once, and whatever has a number is
   * remembered.
   */
  private static final String REQUEST =
      EVENTS
          + """
      , happened AS (
        SELECT min(card_id) AS card_id, source, out_request_no AS number, count(*) AS n FROM e
         WHERE out_request_no IS NOT NULL GROUP BY source, out_request_no
      ), remembered AS (
        SELECT card_id, source, number FROM coupon_request c WHERE refusal IS NULL AND %s
      )
      SELECT coalesce(h.card_id, r.card_id) AS card_id, number AS what,
             CASE WHEN r.number IS NULL THEN 'none' ELSE 'once' END AS expected, coalesce(n, 0) || ' times' AS found
        FROM happened h FULL JOIN remembered r USING (source, number)
       WHERE n IS DISTINCT FROM 1 OR r.number IS NULL
      """
              .formatted(CARDS);

  private static final String TALLY =
      EVENTS
          + """
      , counted AS (
        SELECT card_id, coalesce(from_status, '') AS from_status, to_status, count(*) AS n
          FROM e GROUP BY card_id, coalesce(from_status, ''), to_status
      ), kept AS (
        SELECT c.card_id, from_status, to_status, sum(passed) AS passed
          FROM coupon_tally JOIN card c USING (appid, card_id) WHERE %s GROUP BY c.card_id, from_status, to_status
      )
      SELECT card_id, from_status || ' to ' || to_status AS what, coalesce(n, 0)::text AS expected,
             coalesce(passed, 0)::text AS found
        FROM counted FULL JOIN kept USING (card_id, from_status, to_status)
       WHERE coalesce(n, 0) <> coalesce(passed, 0)
      """
              .formatted(CARDS);

  /** What is taken back counts with the store and the amount of the redemption before it. */
  private static final String OF_DAYS =
      EVENTS
          + """
      , f AS (
        SELECT e.card_id, e.day, e.kind, coalesce(t.outer_str, '') AS channel,
               coalesce(CASE e.kind WHEN 'REVERSED' THEN r.location_id ELSE t.location_id END, '') AS location_id,
               coalesce(CASE e.kind WHEN 'REVERSED' THEN r.amount_fen ELSE t.amount_fen END, 0) AS amount_fen
          FROM e
          JOIN coupon_event t ON t.appid = :appid AND t.id = e.id
          LEFT JOIN LATERAL (SELECT r.location_id, r.amount_fen
                               FROM coupon_event r
                              WHERE e.kind = 'REVERSED' AND r.appid = :appid AND r.code = e.code AND r.card_id = e.card_id AND r.kind = 'REDEEMED'
                                AND r.id < e.id
                              ORDER BY r.id DESC
                              LIMIT 1) r ON true
      ), k AS (
        SELECT d.* FROM coupon_figure d JOIN card c USING (appid, card_id) WHERE d.kind NOT IN ('', 'VIEWED') AND %s
      )
      """
              .formatted(CARDS);

  private static final String DAY =
      OF_DAYS
          + """
      , counted AS (
        SELECT card_id, day, kind, count(*) AS n, sum(amount_fen) AS fen FROM f GROUP BY card_id, day, kind
      ), kept AS (
        SELECT card_id, day, kind, sum(passed) AS n, sum(amount_fen) AS fen FROM k GROUP BY card_id, day, kind
      )
      SELECT card_id, day || ' ' || kind AS what, coalesce(counted.n, 0) || ' of ' || coalesce(counted.fen, 0) AS expected,
             coalesce(kept.n, 0) || ' of ' || coalesce(kept.fen, 0) AS found
        FROM counted FULL JOIN kept USING (card_id, day, kind)
       WHERE (coalesce(counted.n, 0), coalesce(counted.fen, 0)) <> (coalesce(kept.n, 0), coalesce(kept.fen, 0))
      """;

  /**
   * By channel and store. Where some were too many to be named, the named ones may lack what went
   * to the others.
   */
  private static final String PLACE =
      OF_DAYS
          + """
      , folded AS (
        SELECT DISTINCT card_id, day FROM k WHERE channel = chr(26) OR location_id = chr(26)
      ), counted AS (
        SELECT card_id, day, kind, channel, location_id, count(*) AS n, sum(amount_fen) AS fen
          FROM f GROUP BY card_id, day, kind, channel, location_id
      ), kept AS (
        SELECT card_id, day, kind, channel, location_id, sum(passed) AS n, sum(amount_fen) AS fen
          FROM k GROUP BY card_id, day, kind, channel, location_id
      )
      SELECT card_id, day || ' ' || kind || ' by ' || channel || ' in ' || location_id AS what,
             coalesce(counted.n, 0) || ' of ' || coalesce(counted.fen, 0) AS expected,
             coalesce(kept.n, 0) || ' of ' || coalesce(kept.fen, 0) AS found
        FROM counted FULL JOIN kept USING (card_id, day, kind, channel, location_id)
        LEFT JOIN folded USING (card_id, day)
       WHERE CASE WHEN folded.card_id IS NULL
               THEN (coalesce(counted.n, 0), coalesce(counted.fen, 0)) <> (coalesce(kept.n, 0), coalesce(kept.fen, 0))
               ELSE channel <> chr(26) AND location_id <> chr(26) AND coalesce(kept.n, 0) > coalesce(counted.n, 0) END
      """;

  private static final String GIFT =
      """
      SELECT coalesce(g.card_id, c.card_id) AS card_id, coalesce(g.code, c.code) AS what,
             CASE WHEN c.gift IS NULL THEN 'no open offer' ELSE 'an open offer' END AS expected,
             CASE WHEN g.id IS NULL THEN 'no open offer' ELSE 'an open offer' END AS found
        FROM (SELECT * FROM coupon c WHERE gift IS NOT NULL AND %s) c
        FULL JOIN (SELECT * FROM gift c WHERE outcome IS NULL AND %s) g ON g.id = c.gift
       WHERE g.id IS NULL OR c.gift IS NULL
      """
          .formatted(CARDS, CARDS);

  private static final Map<String, String> CHECKS =
      Map.ofEntries(
          Map.entry("STOCK", STOCK),
          Map.entry("DEPOSITED", DEPOSITED),
          Map.entry("PERSON", PERSON),
          Map.entry("COUPON", COUPON),
          Map.entry("USED", USED),
          Map.entry("STEP", STEP),
          Map.entry("REQUEST", REQUEST),
          Map.entry("TALLY", TALLY),
          Map.entry("DAY", DAY),
          Map.entry("PLACE", PLACE),
          Map.entry("GIFT", GIFT));

  private final JdbcClient db;

  LedgerChecks(JdbcClient db) {
    this.db = db;
  }

  /**
   * Every difference, the kinds in one order; of each kind at most {@link #MOST}.
   *
   * @param cardId null for all cards of the appid
   */
  List<Difference> differences(String appid, String cardId) {
    return CHECKS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            check ->
                db
                    .sql(check.getValue() + " LIMIT :most")
                    .param("appid", appid)
                    .param("card", cardId)
                    .param("most", MOST)
                    .query(
                        (row, n) ->
                            new Difference(
                                appid,
                                row.getString("card_id"),
                                check.getKey(),
                                row.getString("what"),
                                row.getString("expected"),
                                row.getString("found")))
                    .list()
                    .stream())
        .toList();
  }
}
