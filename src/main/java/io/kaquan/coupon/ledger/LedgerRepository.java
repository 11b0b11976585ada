package io.kaquan.coupon.ledger;

import static io.kaquan.platform.database.Timestamps.instant;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every statement on the ledger. Statements about a merchant do not name an appid, because they
 * list the entries of all its accounts in one order; they are read by pages and once a day.
 */
@Repository
class LedgerRepository {
  private static final String ADD =
      """
      INSERT INTO coupon_event (at, day, merchant_id, appid, card_id, code, kind, from_status, to_status, openid,
                                amount_fen, location_id, clerk, device, source, out_request_no, outer_str, reason,
                                other_code)
      SELECT at, (at AT TIME ZONE :zone)::date, merchant_id, appid, card_id, code, kind, from_status, to_status, openid,
             amount_fen, location_id, clerk, device, source, out_request_no, outer_str, reason, other_code
        FROM unnest(:at::timestamptz[], :merchant::uuid[], :appid::text[], :card::text[], :code::text[], :kind::text[],
                    :from::text[], :to::text[], :openid::text[], :amount::bigint[], :location::text[], :clerk::text[],
                    :device::text[], :source::text[], :request::text[], :outer::text[], :reason::text[], :other::text[])
             WITH ORDINALITY
             AS e (at, merchant_id, appid, card_id, code, kind, from_status, to_status, openid, amount_fen, location_id,
                   clerk, device, source, out_request_no, outer_str, reason, other_code, place)
       ORDER BY place
      """;
  private static final String REVERSED =
      """
      SELECT DISTINCT ON (e.appid, e.card_id, e.code) e.appid, e.card_id, e.code, e.location_id, e.amount_fen
        FROM unnest(:appids::text[], :cards::text[], :codes::text[]) AS asked (appid, card_id, code)
        JOIN coupon_event e
          ON e.appid = asked.appid AND e.card_id = asked.card_id AND e.code = asked.code AND e.kind = 'REDEEMED'
       ORDER BY e.appid, e.card_id, e.code, e.id DESC
      """;
  private static final String COLUMNS =
      """
      SELECT id, day, at, merchant_id, appid, card_id, code, kind, from_status, to_status, openid, amount_fen, location_id,
             clerk, device, source, out_request_no, outer_str, reason, other_code
        FROM coupon_event
      """;
  private static final String OF_DAY = COLUMNS + " WHERE merchant_id = ? AND day = ? ORDER BY id";
  private static final String OF_CODE =
      COLUMNS + " WHERE appid = :appid AND card_id = :card AND code = :code ORDER BY id";
  private static final String CARDS_WITH =
      "SELECT DISTINCT card_id FROM coupon_event WHERE appid = :appid AND code = :code ORDER BY card_id";
  private static final String HISTORY =
      """
      WITH RECURSIVE codes (code) AS (
        SELECT CAST(:code AS text)
         UNION
        SELECT CASE e.code WHEN c.code THEN e.other_code ELSE e.code END
          FROM codes c
          JOIN coupon_event e
            ON e.appid = :appid AND e.card_id = :card AND e.kind = 'RECODED' AND (e.code = c.code OR e.other_code = c.code)
      )
      """
          + COLUMNS
          + """
       WHERE appid = :appid AND card_id = :card AND code IN (SELECT code FROM codes)
       ORDER BY id
      """;
  private static final String REDEMPTIONS =
      COLUMNS
          + " WHERE merchant_id = :merchant AND kind IN ('REDEEMED', 'REVERSED') AND id < :before";
  private static final String OF_SHIFT =
      " WHERE e.merchant_id = :merchant AND e.clerk = :clerk AND e.day = :day AND e.kind IN ('REDEEMED', 'REVERSED')";
  private static final String SHIFT = COLUMNS + " e" + OF_SHIFT + " ORDER BY id DESC LIMIT :most";
  private static final String TOTALS =
      """
      SELECT count(*) FILTER (WHERE kind = 'REDEEMED') AS redeemed, count(*) FILTER (WHERE kind = 'REVERSED') AS reversed,
             coalesce(sum(amount_fen) FILTER (WHERE kind = 'REDEEMED'), 0) AS redeemed_fen,
             coalesce(sum((SELECT r.amount_fen
                             FROM coupon_event r
                            WHERE r.appid = e.appid AND r.card_id = e.card_id AND r.code = e.code AND r.kind = 'REDEEMED'
                              AND r.id < e.id
                            ORDER BY r.id DESC
                            LIMIT 1)) FILTER (WHERE kind = 'REVERSED'), 0) AS reversed_fen
        FROM coupon_event e
      """
          + OF_SHIFT;
  private static final String POSITION =
      """
      SELECT count(*)
        FROM coupon_event
       WHERE merchant_id = :merchant AND day = :day AND id <= :id AND kind = ANY (:kinds)
      """;
  private static final int FETCHED_TOGETHER = 1000;

  /** A coupon by its card and code. */
  record CouponKey(AppId appid, CardId cardId, CouponCode code) {
    static CouponKey of(Entry entry) {
      LedgerCoupon coupon = entry.coupon();
      return new CouponKey(coupon.appid(), coupon.cardId(), coupon.code());
    }
  }

  /**
   * @param locationId null where no store was named
   * @param amountFen 分
   */
  record Redemption(@Nullable String locationId, long amountFen) {}

  private final JdbcClient db;
  private final JdbcTemplate streaming;

  LedgerRepository(JdbcClient db, DataSource database) {
    this.db = db;
    this.streaming = new JdbcTemplate(database);
    this.streaming.setFetchSize(FETCHED_TOGETHER);
  }

  void add(List<Entry> entries, ZoneId zone) {
    Columns<Entry> columns = new Columns<>(entries);
    int added =
        db.sql(ADD)
            .param("zone", zone.getId())
            .param("at", columns.of(Entry::at))
            .param("merchant", columns.of(entry -> entry.coupon().merchantId().value()))
            .param("appid", columns.of(entry -> entry.coupon().appid().value()))
            .param("card", columns.of(entry -> entry.coupon().cardId().value()))
            .param("code", columns.of(entry -> entry.coupon().code().value()))
            .param("kind", columns.of(Entry::kind))
            .param("from", columns.of(Entry::from))
            .param("to", columns.of(Entry::to))
            .param("openid", columns.of(entry -> value(entry.coupon().openid())))
            .param("amount", columns.of(Entry::amountFen))
            .param("location", columns.of(entry -> entry.by().locationId()))
            .param("clerk", columns.of(entry -> entry.by().clerk()))
            .param("device", columns.of(entry -> entry.by().device()))
            .param("source", columns.of(entry -> entry.by().source()))
            .param("request", columns.of(Entry::requestNumber))
            .param("outer", columns.of(entry -> entry.coupon().outerStr()))
            .param("reason", columns.of(Entry::reason))
            .param("other", columns.of(entry -> value(entry.otherCode())))
            .update();
    if (added != entries.size()) {
      throw new IllegalStateException(
          "of " + entries.size() + " ledger entries " + added + " were written");
    }
  }

  /**
   * Returns the last redemption of the coupon of each of these reversals. A coupon without one is
   * left out.
   */
  Map<CouponKey, Redemption> reversed(List<Entry> reversals) {
    Columns<Entry> columns = new Columns<>(reversals);
    Map<CouponKey, Redemption> found = new HashMap<>();
    db.sql(REVERSED)
        .param("appids", columns.of(entry -> entry.coupon().appid().value()))
        .param("cards", columns.of(entry -> entry.coupon().cardId().value()))
        .param("codes", columns.of(entry -> entry.coupon().code().value()))
        .query(
            row -> {
              found.put(
                  new CouponKey(
                      new AppId(row.getString("appid")),
                      new CardId(row.getString("card_id")),
                      new CouponCode(row.getString("code"))),
                  new Redemption(row.getString("location_id"), row.getLong("amount_fen")));
            });
    return found;
  }

  void read(MerchantId merchantId, LocalDate day, Consumer<Entry> reader) {
    streaming.query(
        OF_DAY,
        row -> {
          reader.accept(entry(row, 0));
        },
        merchantId.value(),
        day);
  }

  List<Entry> entries(AppId appid, CardId cardId, CouponCode code) {
    return db.sql(OF_CODE)
        .param("appid", appid.value())
        .param("card", cardId.value())
        .param("code", code.value())
        .query(LedgerRepository::entry)
        .list();
  }

  List<CardId> cardsWith(AppId appid, CouponCode code) {
    return db.sql(CARDS_WITH)
        .param("appid", appid.value())
        .param("code", code.value())
        .query((row, n) -> new CardId(row.getString("card_id")))
        .list();
  }

  List<StoredEntry> history(AppId appid, CardId cardId, CouponCode code) {
    return db.sql(HISTORY)
        .param("appid", appid.value())
        .param("card", cardId.value())
        .param("code", code.value())
        .query(LedgerRepository::storedEntry)
        .list();
  }

  List<StoredEntry> redemptions(RedemptionFilter filter, long before, int most) {
    // only the filters that are set stand in the statement: each combination has an index
    Map<String, Object> values = new LinkedHashMap<>();
    putUnlessNull(values, "day", filter.day());
    putUnlessNull(values, "location_id", filter.locationId());
    putUnlessNull(values, "clerk", filter.clerk());
    putUnlessNull(values, "source", filter.source());
    String where =
        values.keySet().stream()
            .map(column -> " AND " + column + " = :" + column)
            .collect(Collectors.joining());
    return db.sql(REDEMPTIONS + where + " ORDER BY id DESC LIMIT :most")
        .params(values)
        .param("merchant", filter.merchantId().value())
        .param("before", before)
        .param("most", most)
        .query(LedgerRepository::storedEntry)
        .list();
  }

  private static void putUnlessNull(
      Map<String, Object> values, String column, @Nullable Object value) {
    if (value != null) {
      values.put(column, value);
    }
  }

  List<Entry> shift(MerchantId merchantId, LocalDate day, String clerk, int most) {
    return db.sql(SHIFT)
        .param("merchant", merchantId.value())
        .param("clerk", clerk)
        .param("day", day)
        .param("most", most)
        .query(LedgerRepository::entry)
        .list();
  }

  ShiftTotals totals(MerchantId merchantId, LocalDate day, String clerk) {
    return db.sql(TOTALS)
        .param("merchant", merchantId.value())
        .param("clerk", clerk)
        .param("day", day)
        .query(
            (row, n) ->
                new ShiftTotals(
                    row.getLong("redeemed"),
                    row.getLong("redeemed_fen"),
                    row.getLong("reversed"),
                    row.getLong("reversed_fen")))
        .single();
  }

  long position(StoredEntry entry, Set<EntryKind> kinds) {
    return db.sql(POSITION)
        .param("merchant", entry.entry().coupon().merchantId().value())
        .param("day", entry.day())
        .param("id", entry.id())
        .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  private static StoredEntry storedEntry(ResultSet row, int n) throws SQLException {
    return new StoredEntry(row.getLong("id"), row.getObject("day", LocalDate.class), entry(row, n));
  }

  private static Entry entry(ResultSet row, int n) throws SQLException {
    String openid = row.getString("openid");
    String otherCode = row.getString("other_code");
    return new Entry(
        instant(row, "at"),
        new LedgerCoupon(
            new MerchantId(row.getObject("merchant_id", UUID.class)),
            new AppId(row.getString("appid")),
            new CardId(row.getString("card_id")),
            new CouponCode(row.getString("code")),
            openid == null ? null : new OpenId(openid),
            row.getString("outer_str")),
        EntryKind.valueOf(row.getString("kind")),
        row.getString("from_status"),
        row.getString("to_status"),
        row.getLong("amount_fen"),
        actor(row),
        row.getString("out_request_no"),
        row.getString("reason"),
        otherCode == null ? null : new CouponCode(otherCode));
  }

  static LedgerActor actor(ResultSet row) throws SQLException {
    return new LedgerActor(
        row.getString("source"),
        row.getString("clerk"),
        row.getString("device"),
        row.getString("location_id"));
  }

  private static @Nullable String value(@Nullable OpenId openid) {
    return openid == null ? null : openid.value();
  }

  private static @Nullable String value(@Nullable CouponCode code) {
    return code == null ? null : code.value();
  }
}
