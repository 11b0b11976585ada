package io.kaquan.coupon.ledger;

import static io.kaquan.platform.database.Timestamps.instant;

import io.kaquan.coupon.ledger.Ledger.Day;
import io.kaquan.coupon.ledger.Ledger.Kept;
import io.kaquan.coupon.ledger.Ledger.Passage;
import io.kaquan.coupon.ledger.Ledger.Takings;
import io.kaquan.coupon.ledger.Ledger.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on the ledger and the refused attempts, and what is written to the figures. */
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
  private static final String ADD_ATTEMPTS =
      """
      INSERT INTO coupon_attempt (at, arrow, why, appid, card_id, code, openid, amount_fen, location_id, clerk,
                                  device, source, out_request_no, reason)
      SELECT *
        FROM unnest(:at::timestamptz[], :arrow::text[], :why::text[], :appid::text[], :card::text[], :code::text[],
                    :openid::text[], :amount::bigint[], :location::text[], :clerk::text[], :device::text[], :source::text[],
                    :request::text[], :reason::text[])
      """;
  private static final String COUNT =
      """
      INSERT INTO coupon_tally (card_id, arrow, from_status, to_status, passed)
      SELECT *
        FROM unnest(:card::text[], :arrow::text[], :from::text[], :to::text[], :passed::bigint[])
          ON CONFLICT (card_id, arrow, from_status, to_status)
          DO UPDATE SET passed = coupon_tally.passed + excluded.passed
      """;
  private static final String COUNT_DAY =
      """
      INSERT INTO coupon_figure (day, merchant_id, appid, card_id, arrow, kind, channel, location_id, passed, refused,
                                 amount_fen)
      SELECT *
        FROM unnest(:day::date[], :merchant::uuid[], :appid::text[], :card::text[], :arrow::text[], :kind::text[],
                    :channel::text[], :location::text[], :passed::bigint[], :refused::bigint[], :amount::bigint[])
          ON CONFLICT (day, card_id, arrow, kind, channel, location_id)
          DO UPDATE SET passed = coupon_figure.passed + excluded.passed,
                        refused = coupon_figure.refused + excluded.refused,
                        amount_fen = coupon_figure.amount_fen + excluded.amount_fen
      """;
  private static final String TAKEN_BACK =
      """
      SELECT DISTINCT ON (e.code, e.card_id) e.code, e.card_id, e.location_id, e.amount_fen
        FROM unnest(:codes::text[], :cards::text[]) AS asked (code, card_id)
        JOIN coupon_event e ON e.code = asked.code AND e.card_id = asked.card_id AND e.kind = 'REDEEMED'
       ORDER BY e.code, e.card_id, e.id DESC
      """;
  private static final String COLUMNS =
      """
      SELECT at, merchant_id, appid, card_id, code, kind, from_status, to_status, openid, amount_fen, location_id, clerk,
             device, source, out_request_no, outer_str, reason, other_code
        FROM coupon_event
      """;
  private static final String OF_DAY = COLUMNS + " WHERE merchant_id = ? AND day = ? ORDER BY id";
  private static final String LIFE =
      COLUMNS + " WHERE code = :code AND card_id = :card ORDER BY id";
  private static final String CARDS_WITH =
      "SELECT DISTINCT card_id FROM coupon_event WHERE code = :code AND appid = :appid ORDER BY card_id";
  private static final String WHOLE_LIFE =
      """
      WITH RECURSIVE codes (code) AS (
        SELECT CAST(:code AS text)
         UNION
        SELECT CASE e.code WHEN c.code THEN e.other_code ELSE e.code END
          FROM codes c
          JOIN coupon_event e ON e.card_id = :card AND e.kind = 'RECODED' AND (e.code = c.code OR e.other_code = c.code)
      )
      SELECT id, day, at, merchant_id, appid, card_id, code, kind, from_status, to_status, openid, amount_fen, location_id,
             clerk, device, source, out_request_no, outer_str, reason, other_code
        FROM coupon_event
       WHERE card_id = :card AND code IN (SELECT code FROM codes)
       ORDER BY id
      """;
  private static final String ATTEMPTS =
      """
      SELECT at, arrow, why, appid, card_id, code, openid, amount_fen, location_id, clerk, device, source, out_request_no,
             reason
        FROM coupon_attempt
       WHERE code = ANY (:codes) AND appid = :appid AND (card_id IS NULL OR card_id = :card)
       ORDER BY id DESC
       LIMIT :most
      """;
  private static final String REDEMPTIONS =
      """
      SELECT id, day, at, merchant_id, appid, card_id, code, kind, from_status, to_status, openid, amount_fen, location_id,
             clerk, device, source, out_request_no, outer_str, reason, other_code
        FROM coupon_event
       WHERE merchant_id = :merchant AND kind IN ('REDEEMED', 'REVERSED') AND id < :before
      """;
  private static final String OF_SHIFT =
      " WHERE e.merchant_id = :merchant AND e.clerk = :clerk AND e.day = :day AND e.kind IN ('REDEEMED', 'REVERSED')";
  private static final String SHIFT = COLUMNS + " e" + OF_SHIFT + " ORDER BY id DESC LIMIT :most";
  private static final String TAKINGS =
      """
      SELECT count(*) FILTER (WHERE kind = 'REDEEMED') AS redeemed, count(*) FILTER (WHERE kind = 'REVERSED') AS reversed,
             coalesce(sum(amount_fen) FILTER (WHERE kind = 'REDEEMED'), 0) AS redeemed_fen,
             coalesce(sum((SELECT r.amount_fen
                             FROM coupon_event r
                            WHERE r.code = e.code AND r.card_id = e.card_id AND r.kind = 'REDEEMED' AND r.id < e.id
                            ORDER BY r.id DESC
                            LIMIT 1)) FILTER (WHERE kind = 'REVERSED'), 0) AS reversed_fen
        FROM coupon_event e
      """
          + OF_SHIFT;
  private static final String PLACE =
      """
      SELECT count(*)
        FROM coupon_event
       WHERE merchant_id = :merchant AND day = :day AND id <= :id AND kind = ANY (:kinds)
      """;
  private static final String PASSAGES =
      """
      SELECT arrow, from_status, to_status, sum(passed) AS passed
        FROM coupon_tally
       GROUP BY arrow, from_status, to_status
      """;
  private static final String PASSAGES_OF_CARD =
      "SELECT arrow, from_status, to_status, passed FROM coupon_tally WHERE card_id = :card";
  private static final String PASSAGES_OF_CARDS =
      """
      SELECT card_id, arrow, from_status, to_status, passed
        FROM coupon_tally
       WHERE card_id = ANY (CAST(:cards AS text[]))
      """;
  private static final String DAY =
      """
      SELECT arrow, sum(passed) AS passed, sum(refused) AS refused
        FROM coupon_figure
       WHERE day = :day
       GROUP BY arrow
      """;
  private static final int FETCHED_AT_ONCE = 1000;

  private record Count(String cardId, String arrow, String from, String to) {}

  private final JdbcClient db;
  private final JdbcTemplate streaming;

  LedgerRepository(JdbcClient db, JdbcTemplate template) {
    this.db = db;
    this.streaming = new JdbcTemplate(template.getDataSource());
    this.streaming.setFetchSize(FETCHED_AT_ONCE);
  }

  void add(List<Entry> entries, ZoneId zone) {
    int added =
        db.sql(ADD)
            .param("zone", zone.getId())
            .param("at", column(entries, Entry::at))
            .param("merchant", column(entries, Entry::merchantId))
            .param("appid", column(entries, Entry::appid))
            .param("card", column(entries, Entry::cardId))
            .param("code", column(entries, Entry::code))
            .param("kind", column(entries, Entry::kind))
            .param("from", column(entries, Entry::from))
            .param("to", column(entries, Entry::to))
            .param("openid", column(entries, Entry::openid))
            .param("amount", column(entries, Entry::amountFen))
            .param("location", column(entries, Entry::locationId))
            .param("clerk", column(entries, Entry::clerk))
            .param("device", column(entries, Entry::device))
            .param("source", column(entries, Entry::source))
            .param("request", column(entries, Entry::requestNumber))
            .param("outer", column(entries, Entry::outerStr))
            .param("reason", column(entries, Entry::reason))
            .param("other", column(entries, Entry::otherCode))
            .update();
    if (added != entries.size()) {
      throw new IllegalStateException(
          "of " + entries.size() + " ledger entries " + added + " were written");
    }
  }

  void addAttempts(List<Attempt> attempts) {
    db.sql(ADD_ATTEMPTS)
        .param("at", column(attempts, Attempt::at))
        .param("arrow", column(attempts, Attempt::arrow))
        .param("why", column(attempts, Attempt::why))
        .param("appid", column(attempts, Attempt::appid))
        .param("card", column(attempts, Attempt::cardId))
        .param("code", column(attempts, Attempt::code))
        .param("openid", column(attempts, Attempt::openid))
        .param("location", column(attempts, Attempt::locationId))
        .param("clerk", column(attempts, Attempt::clerk))
        .param("source", column(attempts, Attempt::source))
        .param("request", column(attempts, Attempt::requestNumber))
        .param("amount", column(attempts, Attempt::amountFen))
        .param("device", column(attempts, Attempt::device))
        .param("reason", column(attempts, Attempt::reason))
        .update();
  }

  /**
   * Rows are touched in a fixed order, so that two batches never wait for each other in a circle.
   */
  void count(List<Entry> entries) {
    Map<Count, Long> counts =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry ->
                        new Count(
                            entry.cardId(),
                            entry.arrow(),
                            entry.from() == null ? "" : entry.from(),
                            entry.to()),
                    Collectors.counting()));
    List<Map.Entry<Count, Long>> rows =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.comparingByKey((one, two) -> one.toString().compareTo(two.toString())))
            .toList();
    db.sql(COUNT)
        .param("card", column(rows, row -> row.getKey().cardId()))
        .param("arrow", column(rows, row -> row.getKey().arrow()))
        .param("from", column(rows, row -> row.getKey().from()))
        .param("to", column(rows, row -> row.getKey().to()))
        .param("passed", column(rows, Map.Entry::getValue))
        .update();
  }

  void countDay(List<Map.Entry<DayCount, long[]>> rows) {
    db.sql(COUNT_DAY)
        .param("day", column(rows, row -> row.getKey().day()))
        .param("merchant", column(rows, row -> row.getKey().merchantId()))
        .param("appid", column(rows, row -> row.getKey().appid()))
        .param("card", column(rows, row -> row.getKey().cardId()))
        .param("arrow", column(rows, row -> row.getKey().arrow()))
        .param("kind", column(rows, row -> row.getKey().kind()))
        .param("channel", column(rows, row -> row.getKey().channel()))
        .param("location", column(rows, row -> row.getKey().location()))
        .param("passed", column(rows, row -> row.getValue()[DayCount.PASSED]))
        .param("refused", column(rows, row -> row.getValue()[DayCount.REFUSED]))
        .param("amount", column(rows, row -> row.getValue()[DayCount.FEN]))
        .update();
  }

  /**
   * The last redemption of each of these coupons, as store and amount; {@code back} are entries
   * that take one back.
   */
  Map<DayCounts.Coupon, DayCounts.Redemption> takenBack(List<Entry> back) {
    Map<DayCounts.Coupon, DayCounts.Redemption> found = new HashMap<>();
    db.sql(TAKEN_BACK)
        .param("codes", column(back, Entry::code))
        .param("cards", column(back, Entry::cardId))
        .query(
            row -> {
              found.put(
                  new DayCounts.Coupon(row.getString("card_id"), row.getString("code")),
                  new DayCounts.Redemption(
                      row.getString("location_id"), row.getLong("amount_fen")));
            });
    return found;
  }

  void read(UUID merchantId, LocalDate day, Consumer<Entry> reader) {
    streaming.query(
        OF_DAY,
        row -> {
          reader.accept(entry(row, 0));
        },
        merchantId,
        day);
  }

  List<Entry> life(String cardId, String code) {
    return db.sql(LIFE)
        .param("code", code)
        .param("card", cardId)
        .query(LedgerRepository::entry)
        .list();
  }

  List<String> cardsWith(String appid, String code) {
    return db.sql(CARDS_WITH).param("code", code).param("appid", appid).query(String.class).list();
  }

  List<Kept> wholeLife(String cardId, String code) {
    return db.sql(WHOLE_LIFE)
        .param("code", code)
        .param("card", cardId)
        .query(LedgerRepository::kept)
        .list();
  }

  private static Kept kept(ResultSet row, int n) throws SQLException {
    return new Kept(row.getLong("id"), row.getObject("day", LocalDate.class), entry(row, n));
  }

  List<Attempt> attempts(String appid, String cardId, Collection<String> codes, int most) {
    return db.sql(ATTEMPTS)
        .param("codes", codes.toArray(String[]::new))
        .param("appid", appid)
        .param("card", cardId)
        .param("most", most)
        .query(LedgerRepository::attempt)
        .list();
  }

  List<Kept> redemptions(Wanted wanted, long before, int most) {
    // only what is asked for stands in the statement: each question has an index of its own
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("day", wanted.day());
    asked.put("location_id", wanted.locationId());
    asked.put("clerk", wanted.clerk());
    asked.put("source", wanted.source());
    asked.values().removeIf(Objects::isNull);
    String where =
        asked.keySet().stream()
            .map(column -> " AND " + column + " = :" + column)
            .collect(Collectors.joining());
    return db.sql(REDEMPTIONS + where + " ORDER BY id DESC LIMIT :most")
        .params(asked)
        .param("merchant", wanted.merchantId())
        .param("before", before)
        .param("most", most)
        .query(LedgerRepository::kept)
        .list();
  }

  List<Entry> shift(UUID merchantId, LocalDate day, String clerk, int most) {
    return db.sql(SHIFT)
        .param("merchant", merchantId)
        .param("clerk", clerk)
        .param("day", day)
        .param("most", most)
        .query(LedgerRepository::entry)
        .list();
  }

  Takings takings(UUID merchantId, LocalDate day, String clerk) {
    return db.sql(TAKINGS)
        .param("merchant", merchantId)
        .param("clerk", clerk)
        .param("day", day)
        .query(
            (row, n) ->
                new Takings(
                    row.getLong("redeemed"),
                    row.getLong("redeemed_fen"),
                    row.getLong("reversed"),
                    row.getLong("reversed_fen")))
        .single();
  }

  long place(Kept entry, Set<EntryKind> kinds) {
    return db.sql(PLACE)
        .param("merchant", entry.entry().merchantId())
        .param("day", entry.day())
        .param("id", entry.id())
        .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  List<Passage> passages() {
    return db.sql(PASSAGES).query(LedgerRepository::passage).list();
  }

  List<Passage> passages(String cardId) {
    return db.sql(PASSAGES_OF_CARD).param("card", cardId).query(LedgerRepository::passage).list();
  }

  Map<String, List<Passage>> passages(Collection<String> cardIds) {
    Map<String, List<Passage>> passages = new HashMap<>();
    db.sql(PASSAGES_OF_CARDS)
        .param("cards", cardIds.toArray(String[]::new))
        .query(
            (row, n) ->
                passages
                    .computeIfAbsent(row.getString("card_id"), none -> new ArrayList<>())
                    .add(passage(row, n)))
        .list();
    return passages;
  }

  Map<String, Day> day(LocalDate day) {
    Map<String, Day> days = new HashMap<>();
    db.sql(DAY)
        .param("day", day)
        .query(
            (row, n) ->
                new Day(row.getString("arrow"), row.getLong("passed"), row.getLong("refused")))
        .list()
        .forEach(one -> days.put(one.arrow(), one));
    return days;
  }

  private static Passage passage(ResultSet row, int n) throws SQLException {
    return new Passage(
        row.getString("arrow"),
        row.getString("from_status"),
        row.getString("to_status"),
        row.getLong("passed"));
  }

  private static Attempt attempt(ResultSet row, int n) throws SQLException {
    return new Attempt(
        instant(row, "at"),
        row.getString("arrow"),
        row.getString("why"),
        row.getString("appid"),
        row.getString("card_id"),
        row.getString("code"),
        row.getString("openid"),
        row.getObject("amount_fen", Long.class),
        row.getString("location_id"),
        row.getString("clerk"),
        row.getString("device"),
        row.getString("source"),
        row.getString("out_request_no"),
        row.getString("reason"));
  }

  private static Entry entry(ResultSet row, int n) throws SQLException {
    EntryKind kind = EntryKind.valueOf(row.getString("kind"));
    return new Entry(
        instant(row, "at"),
        row.getObject("merchant_id", UUID.class),
        row.getString("appid"),
        row.getString("card_id"),
        row.getString("code"),
        kind,
        null,
        row.getString("from_status"),
        row.getString("to_status"),
        row.getString("openid"),
        row.getLong("amount_fen"),
        row.getString("location_id"),
        row.getString("clerk"),
        row.getString("device"),
        row.getString("source"),
        row.getString("out_request_no"),
        row.getString("outer_str"),
        row.getString("reason"),
        row.getString("other_code"));
  }

  /** One column of the rows, as text; SQL casts it to its type. */
  private static <T> String[] column(List<T> rows, Function<T, Object> value) {
    String[] column = new String[rows.size()];
    for (int place = 0; place < column.length; place++) {
      Object cell = value.apply(rows.get(place));
      column[place] =
          cell == null
              ? null
              : cell instanceof Instant moment ? moment.toString() : cell.toString();
    }
    return column;
  }
}
