package io.kaquan.coupon.lifecycle;

import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on coupons and their holders. */
@Repository
class CouponRepository {
  static final String COLUMNS =
      """
      SELECT code, scope, card_id, appid, merchant_id, status, openid, begin_at, end_at, outer_str, consumed_at, used,
             reversals, gift, gift_until, lot
        FROM coupon
      """;
  private static final String FIND = COLUMNS + " WHERE appid = :appid AND code = :code";
  private static final String LOCK =
      COLUMNS
          + " WHERE appid = ANY (:appids) AND code = ANY (:codes) ORDER BY appid, code, scope FOR UPDATE";
  private static final String ADD =
      """
      INSERT INTO coupon (code, scope, card_id, appid, merchant_id, status, openid, begin_at, end_at, outer_str, used, lot,
                          claimed_at)
      SELECT code, scope, card_id, appid, merchant_id, status, openid, begin_at, end_at, outer_str, used, lot,
             CASE status WHEN 'DEPOSITED' THEN NULL ELSE :now END
        FROM unnest(:code::text[], :scope::text[], :card::text[], :appid::text[], :merchant::uuid[], :status::text[],
                    :openid::text[], :begin::timestamptz[], :end::timestamptz[], :outer::text[], :used::int[], :lot::uuid[])
             AS c (code, scope, card_id, appid, merchant_id, status, openid, begin_at, end_at, outer_str, used, lot)
       ORDER BY appid, code, scope
          ON CONFLICT (appid, code, scope) DO NOTHING
      RETURNING appid, code, scope
      """;
  private static final String MOVE =
      """
      UPDATE coupon
         SET status = m.next, consumed_at = m.consumed_at, used = m.used, reversals = m.reversals, gift = m.gift,
             gift_until = m.gift_until
        FROM unnest(:appid::text[], :code::text[], :scope::text[], :from::text[], :next::text[], :consumed::timestamptz[],
                    :used::int[], :reversals::int[], :usedBefore::int[], :gift::uuid[], :giftUntil::timestamptz[])
             AS m (appid, code, scope, expected, next, consumed_at, used, reversals, used_before, gift, gift_until)
       WHERE coupon.appid = m.appid AND coupon.code = m.code AND coupon.scope = m.scope AND coupon.status = m.expected
         AND coupon.used = m.used_before
      """;
  private static final String RENAME =
      """
      WITH r AS (
        SELECT *
          FROM unnest(:appid::text[], :code::text[], :scope::text[], :other::text[]) AS r (appid, code, scope, other)
      ), former AS (
        INSERT INTO coupon_former_code (appid, code, scope)
        SELECT appid, code, scope FROM r ORDER BY appid, code, scope
      )
      UPDATE coupon
         SET code = r.other
        FROM r
       WHERE coupon.appid = r.appid AND coupon.code = r.code AND coupon.scope = r.scope
      """;
  private static final String FORMER =
      """
      SELECT appid, code, scope
        FROM coupon_former_code
        JOIN unnest(:appid::text[], :code::text[], :scope::text[]) AS k (appid, code, scope) USING (appid, code, scope)
      """;
  private static final String TAKEN =
      """
      SELECT appid, code, scope
        FROM coupon
        JOIN unnest(:appid::text[], :code::text[], :scope::text[]) AS k (appid, code, scope) USING (appid, code, scope)
       UNION
      """
          + FORMER;
  private static final String EXISTING =
      """
      SELECT code
        FROM coupon
       WHERE appid = :appid AND card_id = :card AND code = ANY (:codes)
         AND (lot IS NULL OR lot <> ALL (CAST(:hidden AS uuid[])))
      """;
  private static final String LOCK_DEPOSITED =
      COLUMNS
          + """
       WHERE appid = :appid AND card_id = :card AND status = 'DEPOSITED' AND lot IS NULL AND NOT code = ANY (:but)
       ORDER BY code
       LIMIT :most
         FOR UPDATE SKIP LOCKED
      """;
  private static final String LOCK_DEPOSITED_OF_LOTS =
      """
      SELECT c.*
        FROM unnest(:lots::uuid[]) WITH ORDINALITY AS l (id, place)
       CROSS JOIN LATERAL (
      """
          + COLUMNS
          + """
               WHERE appid = :appid AND card_id = :card AND status = 'DEPOSITED' AND lot = l.id AND NOT code = ANY (:but)
               ORDER BY code
               LIMIT :most
                 FOR UPDATE SKIP LOCKED) c
       LIMIT :most
      """;
  private static final String LEFT_OF_LOT =
      """
       WHERE appid = :appid AND lot = CAST(:lot AS uuid) AND code > :after
         AND status IN ('DEPOSITED', 'NORMAL', 'GIFTING', 'GIFT_TIMEOUT') AND (end_at IS NULL OR end_at > :over)
      """;
  private static final String NEXT_OF_LOT = COLUMNS + LEFT_OF_LOT + " ORDER BY code LIMIT :most";
  private static final String COUNT_LEFT_OF_LOT = "SELECT count(*) FROM coupon " + LEFT_OF_LOT;
  private static final String DEPOSITED_OF_CARD =
      """
       WHERE appid = :appid AND card_id = :card AND status = 'DEPOSITED' AND (lot IS NULL OR lot <> ALL (CAST(:hidden AS uuid[])))
      """;
  private static final String HELD_OF_CARD =
      """
       WHERE appid = :appid AND card_id = :card AND status IN ('NORMAL', 'GIFTING', 'GIFT_TIMEOUT') AND end_at > :over
         AND claimed_at <= :before
      """;
  private static final String NEXT_OF_CARD =
      "("
          + COLUMNS
          + DEPOSITED_OF_CARD
          + " LIMIT :most) UNION ALL ("
          + COLUMNS
          + HELD_OF_CARD
          + " LIMIT :most) LIMIT :most";
  private static final String COUNT_LEFT_OF_CARD =
      "SELECT (SELECT count(*) FROM coupon "
          + DEPOSITED_OF_CARD
          + ") + (SELECT count(*) FROM coupon "
          + HELD_OF_CARD
          + ")";
  private static final String CODES_OF_LOT =
      "SELECT code, status FROM coupon WHERE appid = :appid AND lot = CAST(:lot AS uuid) AND code > :after ORDER BY code LIMIT :most";
  private static final String HAND_OUT =
      """
      UPDATE coupon
         SET status = 'NORMAL', openid = h.openid, begin_at = h.begin_at, end_at = h.end_at, outer_str = h.outer_str,
             claimed_at = :now
        FROM unnest(:appid::text[], :code::text[], :scope::text[], :openid::text[], :begin::timestamptz[],
                    :end::timestamptz[], :outer::text[])
             AS h (appid, code, scope, openid, begin_at, end_at, outer_str)
       WHERE coupon.appid = h.appid AND coupon.code = h.code AND coupon.scope = h.scope AND coupon.status = 'DEPOSITED'
      """;
  private static final String TO_EXPIRE =
      """
      WHERE appid = :appid AND status IN ('NORMAL', 'GIFTING', 'GIFT_TIMEOUT') AND end_at <= :over
        AND (:card::text IS NULL OR card_id = :card)
      """;
  private static final String LOCK_TO_EXPIRE =
      COLUMNS + TO_EXPIRE + " ORDER BY end_at, code, scope LIMIT :most FOR UPDATE SKIP LOCKED";
  private static final String NEXT_TO_EXPIRE =
      """
      SELECT appid
        FROM coupon
       WHERE status IN ('NORMAL', 'GIFTING', 'GIFT_TIMEOUT') AND end_at <= :over
       LIMIT 1
      """;
  private static final String CLAIMED =
      """
      SELECT appid, card_id, openid, claimed
        FROM coupon_holder
       WHERE (appid, card_id, openid) IN (SELECT * FROM unnest(:appid::text[], :card::text[], :openid::text[]))
      """;
  private static final String CLAIM =
      """
      INSERT INTO coupon_holder (appid, card_id, openid, claimed)
      SELECT appid, card_id, openid, claimed
        FROM unnest(:appid::text[], :card::text[], :openid::text[], :claimed::int[]) AS h (appid, card_id, openid, claimed)
       ORDER BY appid, card_id, openid
          ON CONFLICT (appid, card_id, openid)
          DO UPDATE SET claimed = excluded.claimed
      """;

  /** A person's claims of one card. */
  record Holder(AppId appid, CardId cardId, OpenId openid) {}

  /** A step of one coupon from what it was to what it becomes. */
  record Step(StoredCoupon before, StoredCoupon after) {}

  record CodeKey(AppId appid, CouponCode code, String scope) {
    static CodeKey of(StoredCoupon row) {
      return new CodeKey(row.appid(), row.code(), row.scope());
    }
  }

  private final JdbcClient db;

  CouponRepository(JdbcClient db) {
    this.db = db;
  }

  List<StoredCoupon> find(AppId appid, CouponCode code) {
    return db.sql(FIND)
        .param("code", code.value())
        .param("appid", appid.value())
        .query(CouponRepository::row)
        .list();
  }

  /** Locks all coupons that these commands may mean, in the order of appid and code. */
  List<StoredCoupon> lock(Collection<? extends CouponCommand> commands) {
    return db.sql(LOCK)
        .param(
            "codes",
            column(commands.stream().map(CouponCommand::code).distinct().toList(), code -> code))
        .param(
            "appids",
            column(commands.stream().map(CouponCommand::appid).distinct().toList(), appid -> appid))
        .query(CouponRepository::row)
        .list();
  }

  /**
   * Locks coupons that are past their end and have not expired yet, but for those that another
   * transaction holds.
   */
  List<StoredCoupon> lockToExpire(AppId appid, CardId cardId, Instant now, int most) {
    return db.sql(LOCK_TO_EXPIRE)
        .param("appid", appid.value())
        .param("card", Unmasked.text(cardId))
        .param("over", utc(now.minusSeconds(1)))
        .param("most", most)
        .query(CouponRepository::row)
        .list();
  }

  /** Returns an appid with coupons that are past their end and have not expired yet. */
  Optional<AppId> nextToExpire(Instant now) {
    return db.sql(NEXT_TO_EXPIRE)
        .param("over", utc(now.minusSeconds(1)))
        .query((row, n) -> new AppId(row.getString("appid")))
        .optional();
  }

  /** Adds new coupons. Returns those that were added: the codes of the others are taken. */
  Set<CodeKey> add(List<StoredCoupon> rows, Instant now) {
    Set<CodeKey> added =
        new HashSet<>(
            db.sql(ADD)
                .param("now", utc(now))
                .param("code", column(rows, StoredCoupon::code))
                .param("scope", column(rows, StoredCoupon::scope))
                .param("card", column(rows, StoredCoupon::cardId))
                .param("appid", column(rows, StoredCoupon::appid))
                .param("merchant", column(rows, StoredCoupon::merchantId))
                .param("status", column(rows, StoredCoupon::status))
                .param("openid", column(rows, StoredCoupon::openid))
                .param("begin", column(rows, StoredCoupon::beginAt))
                .param("end", column(rows, StoredCoupon::endAt))
                .param("outer", column(rows, StoredCoupon::outerStr))
                .param("used", column(rows, StoredCoupon::used))
                .param("lot", column(rows, StoredCoupon::codeBatch))
                .query(CouponRepository::key)
                .list());
    mustBeNew(
        rows.stream()
            .filter(row -> row.isCustom() && added.contains(CodeKey.of(row)))
            .map(CodeKey::of)
            .toList());
    return added;
  }

  /** The same for codes that were looked up as free. Throws if one is taken after all. */
  void addAll(List<StoredCoupon> rows, Instant now) {
    if (!rows.isEmpty() && add(rows, now).size() != rows.size()) {
      throw new OptimisticLockingFailureException("a code was taken at the same moment");
    }
  }

  /**
   * Writes every step. Throws if a coupon is no longer in the state in which it was read, which
   * fails the batch.
   */
  void move(List<Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    int moved =
        db.sql(MOVE)
            .param("appid", column(steps, step -> step.before().appid()))
            .param("code", column(steps, step -> step.before().code()))
            .param("scope", column(steps, step -> step.before().scope()))
            .param("from", column(steps, step -> step.before().status()))
            .param("next", column(steps, step -> step.after().status()))
            .param("consumed", column(steps, step -> step.after().consumedAt()))
            .param("used", column(steps, step -> step.after().used()))
            .param("reversals", column(steps, step -> step.after().reversals()))
            .param("usedBefore", column(steps, step -> step.before().used()))
            .param("gift", column(steps, step -> step.after().gift()))
            .param("giftUntil", column(steps, step -> step.after().giftUntil()))
            .update();
    mustBe(moved, steps.size());
    rename(
        steps.stream().filter(step -> !step.before().code().equals(step.after().code())).toList());
  }

  /** Remembers the old codes, so that none is given to another coupon. */
  private void rename(List<Step> steps) {
    if (!steps.isEmpty()) {
      mustBe(
          db.sql(RENAME)
              .param("appid", column(steps, step -> step.before().appid()))
              .param("code", column(steps, step -> step.before().code()))
              .param("scope", column(steps, step -> step.before().scope()))
              .param("other", column(steps, step -> step.after().code()))
              .update(),
          steps.size());
      mustBeNew(steps.stream().map(step -> CodeKey.of(step.after())).toList());
    }
  }

  private static void mustBe(int moved, int wanted) {
    if (moved != wanted) {
      throw new OptimisticLockingFailureException(
          "of " + wanted + " coupons " + moved + " could be moved");
    }
  }

  /**
   * Looks a second time, behind the lock of the code's index entry: it may have become a former
   * code while this transaction waited.
   */
  private void mustBeNew(List<CodeKey> keys) {
    if (!keys.isEmpty() && !keys(FORMER, keys).isEmpty()) {
      throw new OptimisticLockingFailureException("another coupon had a code until this moment");
    }
  }

  /** Returns those of these codes that a coupon has or had. */
  Set<CodeKey> taken(Collection<CodeKey> keys) {
    return keys.isEmpty() ? Set.of() : keys(TAKEN, List.copyOf(keys));
  }

  private Set<CodeKey> keys(String sql, List<CodeKey> keys) {
    return new HashSet<>(
        db.sql(sql)
            .param("appid", column(keys, CodeKey::appid))
            .param("code", column(keys, CodeKey::code))
            .param("scope", column(keys, CodeKey::scope))
            .query(CouponRepository::key)
            .list());
  }

  /**
   * @param hidden batches whose codes are not released yet
   */
  Set<CouponCode> existing(
      AppId appid, CardId cardId, Collection<CouponCode> codes, Collection<UUID> hidden) {
    return new HashSet<>(
        db.sql(EXISTING)
            .param("appid", appid.value())
            .param("card", cardId.value())
            .param("hidden", texts(hidden))
            .param("codes", column(List.copyOf(codes), code -> code))
            .query((row, n) -> new CouponCode(row.getString("code")))
            .list());
  }

  /**
   * Locks deposited codes of a card that belong to no batch and that no other transaction holds.
   */
  List<StoredCoupon> lockDeposited(AppId appid, CardId cardId, int most, List<CouponCode> but) {
    return db.sql(LOCK_DEPOSITED)
        .param("appid", appid.value())
        .param("card", cardId.value())
        .param("most", most)
        .param("but", column(but, code -> code))
        .query(CouponRepository::row)
        .list();
  }

  /** The same out of batches, in their order. */
  List<StoredCoupon> lockDeposited(
      AppId appid, CardId cardId, List<UUID> codeBatches, int most, List<CouponCode> but) {
    return codeBatches.isEmpty()
        ? List.of()
        : db.sql(LOCK_DEPOSITED_OF_LOTS)
            .param("appid", appid.value())
            .param("lots", texts(codeBatches))
            .param("card", cardId.value())
            .param("most", most)
            .param("but", column(but, code -> code))
            .query(CouponRepository::row)
            .list();
  }

  /** Coupons of a batch behind this code that can be voided. */
  List<StoredCoupon> leftOfLot(AppId appid, UUID codeBatch, String after, Instant now, int most) {
    return db.sql(NEXT_OF_LOT)
        .param("appid", appid.value())
        .param("lot", codeBatch.toString())
        .param("after", after)
        .param("over", utc(now.minusSeconds(1)))
        .param("most", most)
        .query(CouponRepository::row)
        .list();
  }

  long countLeftOfLot(AppId appid, UUID codeBatch, Instant now) {
    return db.sql(COUNT_LEFT_OF_LOT)
        .param("appid", appid.value())
        .param("lot", codeBatch.toString())
        .param("after", "")
        .param("over", utc(now.minusSeconds(1)))
        .query(Long.class)
        .single();
  }

  /**
   * Coupons of a card that can be voided.
   *
   * @param before not those that were claimed later
   * @param hidden batches whose codes are not released yet
   */
  List<StoredCoupon> leftOfCard(
      AppId appid, CardId cardId, Instant before, Collection<UUID> hidden, Instant now, int most) {
    return db.sql(NEXT_OF_CARD)
        .param("appid", appid.value())
        .param("card", cardId.value())
        .param("before", utc(before))
        .param("hidden", texts(hidden))
        .param("over", utc(now.minusSeconds(1)))
        .param("most", most)
        .query(CouponRepository::row)
        .list();
  }

  long countLeftOfCard(
      AppId appid, CardId cardId, Instant before, Collection<UUID> hidden, Instant now) {
    return db.sql(COUNT_LEFT_OF_CARD)
        .param("appid", appid.value())
        .param("card", cardId.value())
        .param("before", utc(before))
        .param("hidden", texts(hidden))
        .param("over", utc(now.minusSeconds(1)))
        .query(Long.class)
        .single();
  }

  /** The codes of a batch behind this one, with their states. */
  List<Coupons.LotCode> codesOf(AppId appid, UUID codeBatch, String after, int most) {
    return db.sql(CODES_OF_LOT)
        .param("appid", appid.value())
        .param("lot", codeBatch.toString())
        .param("after", after)
        .param("most", most)
        .query(
            (row, n) ->
                new Coupons.LotCode(
                    new CouponCode(row.getString("code")),
                    CouponStatus.valueOf(row.getString("status"))))
        .list();
  }

  private static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  /** Gives deposited coupons, which are locked, to their holders. */
  void handOut(List<StoredCoupon> rows, Instant now) {
    mustBe(
        db.sql(HAND_OUT)
            .param("now", utc(now))
            .param("appid", column(rows, StoredCoupon::appid))
            .param("code", column(rows, StoredCoupon::code))
            .param("scope", column(rows, StoredCoupon::scope))
            .param("openid", column(rows, StoredCoupon::openid))
            .param("begin", column(rows, StoredCoupon::beginAt))
            .param("end", column(rows, StoredCoupon::endAt))
            .param("outer", column(rows, StoredCoupon::outerStr))
            .update(),
        rows.size());
  }

  /**
   * How many these people have claimed. Read under the lock of the cards' stock, which all claims
   * of a card hold.
   */
  Map<Holder, Integer> claimed(Collection<Holder> holders) {
    List<Holder> keys = List.copyOf(holders);
    Map<Holder, Integer> claimed = new HashMap<>();
    db.sql(CLAIMED)
        .param("appid", column(keys, Holder::appid))
        .param("card", column(keys, Holder::cardId))
        .param("openid", column(keys, Holder::openid))
        .query(
            (row, n) ->
                Map.entry(
                    new Holder(
                        new AppId(row.getString("appid")),
                        new CardId(row.getString("card_id")),
                        new OpenId(row.getString("openid"))),
                    row.getInt("claimed")))
        .list()
        .forEach(one -> claimed.put(one.getKey(), one.getValue()));
    return claimed;
  }

  /** Writes how many these people have claimed now. */
  void claim(Map<Holder, Integer> claimed) {
    List<Map.Entry<Holder, Integer>> rows = List.copyOf(claimed.entrySet());
    db.sql(CLAIM)
        .param("appid", column(rows, row -> row.getKey().appid()))
        .param("card", column(rows, row -> row.getKey().cardId()))
        .param("openid", column(rows, row -> row.getKey().openid()))
        .param("claimed", column(rows, Map.Entry::getValue))
        .update();
  }

  private static CodeKey key(ResultSet row, int n) throws SQLException {
    return new CodeKey(
        new AppId(row.getString("appid")),
        new CouponCode(row.getString("code")),
        row.getString("scope"));
  }

  static StoredCoupon row(ResultSet row, int n) throws SQLException {
    return new StoredCoupon(
        new CouponCode(row.getString("code")),
        row.getString("scope"),
        new CardId(row.getString("card_id")),
        new AppId(row.getString("appid")),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        CouponStatus.valueOf(row.getString("status")),
        openid(row),
        moment(row, "begin_at"),
        moment(row, "end_at"),
        row.getString("outer_str"),
        moment(row, "consumed_at"),
        row.getInt("used"),
        row.getInt("reversals"),
        row.getObject("gift", UUID.class),
        moment(row, "gift_until"),
        row.getObject("lot", UUID.class));
  }

  /** Null if the coupon has no holder. */
  static @Nullable OpenId openid(ResultSet row) throws SQLException {
    String openid = row.getString("openid");
    return openid == null ? null : new OpenId(openid);
  }

  static Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** One column of the rows, as text; SQL casts it to its type. */
  static <T> String[] column(List<T> rows, Function<T, Object> value) {
    return rows.stream().map(row -> Unmasked.text(value.apply(row))).toArray(String[]::new);
  }
}
