package io.kaquan.coupon.lifecycle;

import static java.time.ZoneOffset.UTC;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.lifecycle.Holdings.Counts;
import io.kaquan.coupon.lifecycle.Holdings.Part;
import io.kaquan.coupon.lifecycle.Holdings.Person;
import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement on coupons that asks whose they are. */
@Repository
class HoldingsRepository {
  private static final String OF_PEOPLE =
      " WHERE (appid, openid) IN (SELECT * FROM unnest(:appids::text[], :openids::text[]))";
  private static final String USABLE =
      "status IN ('NORMAL', 'GIFTING', 'GIFT_TIMEOUT') AND end_at > :over";
  private static final String USED = "status = 'CONSUMED'";
  private static final String OVER =
      "(status IN ('EXPIRE', 'UNAVAILABLE', 'GIFT_SUCC')"
          + " OR (status IN ('NORMAL', 'GIFTING', 'GIFT_TIMEOUT') AND end_at <= :over))";
  private static final String PAGE =
      CouponRepository.COLUMNS + OF_PEOPLE + " AND %s ORDER BY %s, code LIMIT :most OFFSET :from";
  private static final String COUNTS =
      "SELECT count(*) FILTER (WHERE "
          + USABLE
          + ") AS usable, count(*) FILTER (WHERE "
          + USED
          + ") AS used, count(*) FILTER (WHERE "
          + OVER
          + ") AS over FROM coupon"
          + OF_PEOPLE;
  private static final String IN_HAND =
      CouponRepository.COLUMNS
          + OF_PEOPLE
          + " AND card_id = ANY (CAST(:cards AS text[])) AND "
          + USABLE
          + " ORDER BY end_at, code";
  private static final String CLAIMED =
      "SELECT card_id, claimed FROM coupon_holder WHERE appid = :appid AND card_id = ANY (CAST(:cards AS text[])) AND openid = :openid";

  private final JdbcClient db;

  HoldingsRepository(JdbcClient db) {
    this.db = db;
  }

  List<StoredCoupon> page(Collection<Person> people, Part part, int from, int most, Instant now) {
    String sql =
        switch (part) {
          case USABLE -> PAGE.formatted(USABLE, "end_at");
          case USED -> PAGE.formatted(USED, "consumed_at DESC");
          case OVER -> PAGE.formatted(OVER, "end_at DESC");
        };
    return of(sql, people, now)
        .param("from", from)
        .param("most", most)
        .query(CouponRepository::row)
        .list();
  }

  Counts counts(Collection<Person> people, Instant now) {
    return of(COUNTS, people, now)
        .query(
            (row, n) -> new Counts(row.getLong("usable"), row.getLong("used"), row.getLong("over")))
        .single();
  }

  /** The one that ends first before the others. */
  List<StoredCoupon> inHand(Collection<Person> people, Collection<CardId> cardIds, Instant now) {
    return of(IN_HAND, people, now)
        .param("cards", cardIds.stream().map(CardId::value).toArray(String[]::new))
        .query(CouponRepository::row)
        .list();
  }

  Map<CardId, Integer> claimed(AppId appid, Collection<CardId> cardIds, OpenId openid) {
    Map<CardId, Integer> claimed = new HashMap<>();
    db.sql(CLAIMED)
        .param("appid", appid.value())
        .param("cards", cardIds.stream().map(CardId::value).toArray(String[]::new))
        .param("openid", openid.value())
        .query((row, n) -> claimed.put(new CardId(row.getString("card_id")), row.getInt("claimed")))
        .list();
    return claimed;
  }

  /** The last second belongs to the validity. */
  private StatementSpec of(String sql, Collection<Person> people, Instant now) {
    return db.sql(sql)
        .param("appids", people.stream().map(one -> one.appid().value()).toArray(String[]::new))
        .param("openids", people.stream().map(one -> one.openid().value()).toArray(String[]::new))
        .param("over", now.minusSeconds(1).atOffset(UTC));
  }
}
