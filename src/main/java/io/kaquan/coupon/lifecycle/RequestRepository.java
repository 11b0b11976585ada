package io.kaquan.coupon.lifecycle;

import static io.kaquan.coupon.lifecycle.CouponRepository.column;
import static io.kaquan.coupon.lifecycle.CouponRepository.moment;
import static io.kaquan.coupon.lifecycle.CouponRepository.openid;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.RequestNumbers.Key;
import io.kaquan.coupon.lifecycle.RequestNumbers.Remembered;
import io.kaquan.platform.tenant.AppId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on request numbers. */
@Repository
class RequestRepository {
  private static final String REMEMBERED =
      """
      SELECT r.appid, r.source, r.number, operation, content, origin, origin_id, at, refusal, code, card_id, status, openid, begin_at, end_at,
             outer_str
        FROM coupon_request r
        JOIN unnest(:appid::text[], :source::text[], :number::text[]) AS k (appid, source, number)
          ON r.appid = k.appid AND r.source = k.source AND r.number = k.number
      """;
  private static final String REMEMBER =
      """
      INSERT INTO coupon_request (appid, source, number, operation, content, origin, origin_id, at, refusal, code, card_id, status, openid,
                                  begin_at, end_at, outer_str)
      SELECT *
        FROM unnest(:appid::text[], :source::text[], :number::text[], :operation::text[], :content::text[],
                    :origin::text[], :originId::text[], :at::timestamptz[],
                    :refusal::text[], :code::text[], :card::text[], :status::text[], :openid::text[],
                    :begin::timestamptz[], :end::timestamptz[], :outer::text[])
          ON CONFLICT (appid, source, number) DO NOTHING
      """;

  private static final String ISSUED =
      """
      SELECT origin_id, count(*) AS issued
        FROM coupon_request
       WHERE appid = :appid AND origin = :origin AND origin_id = ANY (:ids)
         AND operation = 'ISSUE' AND refusal IS NULL
       GROUP BY origin_id
      """;

  private final JdbcClient db;

  RequestRepository(JdbcClient db) {
    this.db = db;
  }

  List<Remembered> remembered(List<Key> keys) {
    return db.sql(REMEMBERED)
        .param("appid", column(keys, Key::appid))
        .param("source", column(keys, Key::source))
        .param("number", column(keys, Key::number))
        .query(RequestRepository::remembered)
        .list();
  }

  /** Throws if one of the numbers has been used since it was looked up. */
  void remember(List<Remembered> fresh) {
    List<Remembered> rows =
        fresh.stream()
            .sorted(
                Comparator.comparing((Remembered one) -> one.key().appid().value())
                    .thenComparing(one -> one.key().source().name())
                    .thenComparing(one -> one.key().number()))
            .toList();
    int kept =
        db.sql(REMEMBER)
            .param("appid", column(rows, row -> row.key().appid()))
            .param("source", column(rows, row -> row.key().source()))
            .param("number", column(rows, row -> row.key().number()))
            .param("operation", column(rows, Remembered::operation))
            .param("content", column(rows, Remembered::content))
            .param("origin", column(rows, row -> row.origin() == null ? null : row.origin().kind()))
            .param("originId", column(rows, row -> row.origin() == null ? null : row.origin().id()))
            .param("at", column(rows, Remembered::at))
            .param("refusal", column(rows, Remembered::refusal))
            .param("code", column(rows, of(Coupon::code)))
            .param("card", column(rows, of(Coupon::cardId)))
            .param("status", column(rows, of(Coupon::status)))
            .param("openid", column(rows, of(Coupon::openid)))
            .param("begin", column(rows, of(Coupon::begin)))
            .param("end", column(rows, of(Coupon::end)))
            .param("outer", column(rows, of(Coupon::outerStr)))
            .update();
    if (kept != rows.size()) {
      throw new OptimisticLockingFailureException(
          "a request number was used at the same moment elsewhere");
    }
  }

  /** Ids without claims are left out. */
  Map<String, Long> issued(AppId appid, ClaimOrigin.Kind kind, Collection<String> ids) {
    Map<String, Long> issued = new HashMap<>();
    db.sql(ISSUED)
        .param("appid", appid.value())
        .param("origin", kind.name())
        .param("ids", ids.toArray(String[]::new))
        .query((row, n) -> issued.put(row.getString("origin_id"), row.getLong("issued")))
        .list();
    return issued;
  }

  private static Function<Remembered, Object> of(Function<Coupon, Object> field) {
    return row -> row.coupon() == null ? null : field.apply(row.coupon());
  }

  private static Remembered remembered(ResultSet row, int n) throws SQLException {
    String refusal = row.getString("refusal");
    AppId appid = new AppId(row.getString("appid"));
    Coupon coupon =
        refusal != null
            ? null
            : new Coupon(
                new CouponCode(row.getString("code")),
                new CardId(row.getString("card_id")),
                appid,
                null,
                CouponStatus.valueOf(row.getString("status")),
                openid(row),
                moment(row, "begin_at"),
                moment(row, "end_at"),
                row.getString("outer_str"));
    return new Remembered(
        new Key(appid, Source.valueOf(row.getString("source")), row.getString("number")),
        row.getString("operation"),
        row.getString("content"),
        origin(row),
        moment(row, "at"),
        refusal == null ? null : Refusal.valueOf(refusal),
        coupon);
  }

  private static ClaimOrigin origin(ResultSet row) throws SQLException {
    String kind = row.getString("origin");
    return kind == null
        ? null
        : new ClaimOrigin(ClaimOrigin.Kind.valueOf(kind), row.getString("origin_id"));
  }
}
