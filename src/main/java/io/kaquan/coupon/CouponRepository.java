package io.kaquan.coupon;

import io.kaquan.coupon.RequestNumbers.Key;
import io.kaquan.coupon.RequestNumbers.Remembered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on coupons, their holders and the request numbers. */
@Repository
class CouponRepository {
  private static final String COLUMNS =
      """
      SELECT code, scope, card_id, appid, merchant_id, status, openid, begin_at, end_at, outer_str, consumed_at, used,
             reversals
        FROM coupon
      """;
  private static final String FIND = COLUMNS + " WHERE code = :code AND appid = :appid";
  private static final String LOCK =
      COLUMNS + " WHERE code = ANY (:codes) AND appid = ANY (:appids) ORDER BY code, scope FOR UPDATE";
  private static final String HELD_BY =
      COLUMNS + " WHERE appid = :appid AND openid = :openid ORDER BY claimed_at DESC, code LIMIT 500";
  private static final String ADD =
      """
      INSERT INTO coupon (code, scope, card_id, appid, merchant_id, status, openid, begin_at, end_at, outer_str,
                          claimed_at)
      SELECT code, scope, card_id, appid, merchant_id, 'NORMAL', openid, begin_at, end_at, outer_str, :now
        FROM unnest(:code::text[], :scope::text[], :card::text[], :appid::text[], :merchant::uuid[], :openid::text[],
                    :begin::timestamptz[], :end::timestamptz[], :outer::text[])
             AS c (code, scope, card_id, appid, merchant_id, openid, begin_at, end_at, outer_str)
       ORDER BY code, scope
          ON CONFLICT (code, scope) DO NOTHING
      RETURNING code, scope
      """;
  private static final String MOVE =
      """
      UPDATE coupon
         SET status = m.next, consumed_at = m.consumed_at, used = m.used, reversals = m.reversals
        FROM unnest(:code::text[], :scope::text[], :from::text[], :next::text[], :consumed::timestamptz[],
                    :used::int[], :reversals::int[], :usedBefore::int[])
             AS m (code, scope, expected, next, consumed_at, used, reversals, used_before)
       WHERE coupon.code = m.code AND coupon.scope = m.scope AND coupon.status = m.expected
         AND coupon.used = m.used_before
      """;
  private static final String TO_EXPIRE =
      """
      WHERE status IN ('NORMAL', 'GIFTING', 'GIFT_TIMEOUT') AND end_at <= :over
        AND (:card::text IS NULL OR card_id = :card)
      """;
  private static final String LOCK_TO_EXPIRE =
      COLUMNS + TO_EXPIRE + " ORDER BY end_at, code, scope LIMIT :most FOR UPDATE SKIP LOCKED";
  private static final String HAS_TO_EXPIRE = "SELECT EXISTS (SELECT 1 FROM coupon " + TO_EXPIRE + ")";
  private static final String CLAIMED =
      """
      SELECT card_id, openid, claimed
        FROM coupon_holder
       WHERE (card_id, openid) IN (SELECT * FROM unnest(:card::text[], :openid::text[]))
      """;
  private static final String CLAIM =
      """
      INSERT INTO coupon_holder (card_id, openid, claimed)
      SELECT card_id, openid, claimed
        FROM unnest(:card::text[], :openid::text[], :claimed::int[]) AS h (card_id, openid, claimed)
       ORDER BY card_id, openid
          ON CONFLICT (card_id, openid)
          DO UPDATE SET claimed = excluded.claimed
      """;
  private static final String REMEMBERED =
      """
      SELECT r.appid, r.number, operation, content, at, refusal, code, card_id, status, openid, begin_at, end_at,
             outer_str
        FROM coupon_request r
        JOIN unnest(:appid::text[], :number::text[]) AS k (appid, number)
          ON r.appid = k.appid AND r.number = k.number
      """;
  private static final String REMEMBER =
      """
      INSERT INTO coupon_request (appid, number, operation, content, at, refusal, code, card_id, status, openid,
                                  begin_at, end_at, outer_str)
      SELECT *
        FROM unnest(:appid::text[], :number::text[], :operation::text[], :content::text[], :at::timestamptz[],
                    :refusal::text[], :code::text[], :card::text[], :status::text[], :openid::text[],
                    :begin::timestamptz[], :end::timestamptz[], :outer::text[])
          ON CONFLICT (appid, number) DO NOTHING
      """;

  /** A person's claims of one card. */
  record Holder(String cardId, String openid) {}

  /** A step of one coupon from what it was to what it becomes. */
  record Step(Row before, Row after) {}

  record CodeKey(String code, String scope) {}

  private final JdbcClient db;

  CouponRepository(JdbcClient db) {
    this.db = db;
  }

  List<Row> find(String appid, String code) {
    return db.sql(FIND).param("code", code).param("appid", appid).query(CouponRepository::row).list();
  }

  /** Locks all coupons that these wishes may mean, in the order of their codes. */
  List<Row> lock(Collection<Item.Wish> wishes) {
    return db.sql(LOCK)
        .param("codes", wishes.stream().map(Item.Wish::code).distinct().toArray(String[]::new))
        .param("appids", wishes.stream().map(Item.Wish::appid).distinct().toArray(String[]::new))
        .query(CouponRepository::row).list();
  }

  /** Locks coupons whose end is past and that have not expired yet; those that somebody is just using are left out. */
  List<Row> lockToExpire(String cardId, Instant now, int most) {
    return db.sql(LOCK_TO_EXPIRE).param("card", cardId).param("over", utc(now.minusSeconds(1))).param("most", most)
        .query(CouponRepository::row).list();
  }

  boolean hasToExpire(Instant now) {
    return db.sql(HAS_TO_EXPIRE).param("card", null).param("over", utc(now.minusSeconds(1))).query(Boolean.class).single();
  }

  List<Row> heldBy(String appid, String openid) {
    return db.sql(HELD_BY).param("appid", appid).param("openid", openid).query(CouponRepository::row).list();
  }

  /** Adds new coupons in hand; answers which of them were added, the others' codes being taken. */
  Set<CodeKey> add(List<Row> rows, Instant now) {
    return new HashSet<>(db.sql(ADD).param("now", utc(now))
        .param("code", column(rows, Row::code)).param("scope", column(rows, Row::scope))
        .param("card", column(rows, Row::cardId)).param("appid", column(rows, Row::appid))
        .param("merchant", column(rows, Row::merchantId)).param("openid", column(rows, Row::openid))
        .param("begin", column(rows, Row::beginAt)).param("end", column(rows, Row::endAt))
        .param("outer", column(rows, Row::outerStr))
        .query((row, n) -> new CodeKey(row.getString("code"), row.getString("scope"))).list());
  }

  /** Moves every coupon along its step, or throws: a row that is no longer where we saw it fails the batch. */
  void move(List<Step> steps) {
    int moved = db.sql(MOVE)
        .param("code", column(steps, step -> step.before().code()))
        .param("scope", column(steps, step -> step.before().scope()))
        .param("from", column(steps, step -> step.before().status()))
        .param("next", column(steps, step -> step.after().status()))
        .param("consumed", column(steps, step -> step.after().consumedAt()))
        .param("used", column(steps, step -> step.after().used()))
        .param("reversals", column(steps, step -> step.after().reversals()))
        .param("usedBefore", column(steps, step -> step.before().used()))
        .update();
    if (moved != steps.size()) {
      throw new OptimisticLockingFailureException("of " + steps.size() + " coupons " + moved + " could be moved");
    }
  }

  /** How many these people have claimed. Read under the lock of the cards' stock, which all claims of a card hold. */
  Map<Holder, Integer> claimed(Collection<Holder> holders) {
    List<Holder> keys = List.copyOf(holders);
    Map<Holder, Integer> claimed = new HashMap<>();
    db.sql(CLAIMED).param("card", column(keys, Holder::cardId)).param("openid", column(keys, Holder::openid))
        .query((row, n) -> Map.entry(new Holder(row.getString("card_id"), row.getString("openid")),
            row.getInt("claimed")))
        .list().forEach(one -> claimed.put(one.getKey(), one.getValue()));
    return claimed;
  }

  /** Writes how many these people have claimed now. */
  void claim(Map<Holder, Integer> claimed) {
    List<Map.Entry<Holder, Integer>> rows = List.copyOf(claimed.entrySet());
    db.sql(CLAIM).param("card", column(rows, row -> row.getKey().cardId()))
        .param("openid", column(rows, row -> row.getKey().openid()))
        .param("claimed", column(rows, Map.Entry::getValue))
        .update();
  }

  List<Remembered> remembered(List<Key> keys) {
    return db.sql(REMEMBERED).param("appid", column(keys, Key::appid)).param("number", column(keys, Key::number))
        .query(CouponRepository::remembered).list();
  }

  /** Throws when one of the numbers has been taken since it was looked for. */
  void remember(List<Remembered> fresh) {
    List<Remembered> rows = fresh.stream()
        .sorted(Comparator.comparing((Remembered one) -> one.key().appid()).thenComparing(one -> one.key().number()))
        .toList();
    int kept = db.sql(REMEMBER)
        .param("appid", column(rows, row -> row.key().appid())).param("number", column(rows, row -> row.key().number()))
        .param("operation", column(rows, Remembered::operation)).param("content", column(rows, Remembered::content))
        .param("at", column(rows, Remembered::at)).param("refusal", column(rows, Remembered::refusal))
        .param("code", column(rows, of(Coupon::code))).param("card", column(rows, of(Coupon::cardId)))
        .param("status", column(rows, of(Coupon::status))).param("openid", column(rows, of(Coupon::openid)))
        .param("begin", column(rows, of(Coupon::begin))).param("end", column(rows, of(Coupon::end)))
        .param("outer", column(rows, of(Coupon::outerStr)))
        .update();
    if (kept != rows.size()) {
      throw new OptimisticLockingFailureException("a request number was used at the same moment elsewhere");
    }
  }

  private static Function<Remembered, Object> of(Function<Coupon, Object> field) {
    return row -> row.coupon() == null ? null : field.apply(row.coupon());
  }

  private static Remembered remembered(ResultSet row, int n) throws SQLException {
    String refusal = row.getString("refusal");
    String appid = row.getString("appid");
    Coupon coupon = refusal != null ? null
        : new Coupon(row.getString("code"), row.getString("card_id"), appid, null,
            CouponStatus.valueOf(row.getString("status")), row.getString("openid"), moment(row, "begin_at"),
            moment(row, "end_at"), row.getString("outer_str"));
    return new Remembered(new Key(appid, row.getString("number")), row.getString("operation"),
        row.getString("content"), moment(row, "at"), refusal == null ? null : Refusal.valueOf(refusal), coupon);
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(row.getString("code"), row.getString("scope"), row.getString("card_id"), row.getString("appid"),
        row.getObject("merchant_id", UUID.class), CouponStatus.valueOf(row.getString("status")),
        row.getString("openid"), moment(row, "begin_at"), moment(row, "end_at"), row.getString("outer_str"),
        moment(row, "consumed_at"), row.getInt("used"), row.getInt("reversals"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  /** One column of the rows, as text; SQL casts it to its type. */
  private static <T> String[] column(List<T> rows, Function<T, Object> value) {
    return rows.stream().map(row -> {
      Object cell = value.apply(row);
      return cell == null ? null : cell.toString();
    }).toArray(String[]::new);
  }
}
