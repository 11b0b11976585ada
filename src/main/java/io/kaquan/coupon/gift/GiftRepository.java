package io.kaquan.coupon.gift;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.GiftsMoved.Ended;
import io.kaquan.coupon.lifecycle.GiftsMoved.Offered;
import io.kaquan.coupon.lifecycle.GiftsMoved.Outcome;
import io.kaquan.platform.tenant.AppId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on gifts. One that finds a gift by its id names no appid: its link has none. */
@Repository
class GiftRepository {
  /**
   * By the clock: an offer has lapsed, or its coupon expired, though nobody has written it down
   * yet.
   */
  private static final String SELECT =
      """
      SELECT id, appid, card_id, code, giver, offered_at, LEAST(until, end_at + interval '1 second') AS until,
             CASE WHEN outcome IS NOT NULL THEN outcome
                  WHEN end_at <= :over THEN 'EXPIRED'
                  WHEN until <= :now THEN 'LAPSED' END AS outcome,
             ended_at, friend, friend_code
        FROM gift
      """;

  private static final String LATEST =
      SELECT.replaceFirst("SELECT", "SELECT DISTINCT ON (appid, card_id, code)")
          + """
       WHERE (appid, card_id, code) IN (SELECT * FROM unnest(:appids::text[], :cards::text[], :codes::text[]))
       ORDER BY appid, card_id, code, gift.outcome IS NULL DESC, ended_at DESC
      """;
  private static final String ADD =
      """
      INSERT INTO gift (id, appid, card_id, code, giver, offered_at, until, end_at)
      SELECT *
        FROM unnest(:id::uuid[], :appid::text[], :card::text[], :code::text[], :giver::text[], :at::timestamptz[],
                    :until::timestamptz[], :end::timestamptz[])
      """;
  private static final String END =
      """
      UPDATE gift
         SET outcome = e.outcome, ended_at = e.at, friend = e.friend, friend_code = e.friend_code
        FROM unnest(:appid::text[], :id::uuid[], :outcome::text[], :at::timestamptz[], :friend::text[], :friendCode::text[])
             AS e (appid, id, outcome, at, friend, friend_code)
       WHERE gift.appid = e.appid AND gift.id = e.id AND gift.outcome IS NULL
      """;
  private static final String GIVEN =
      SELECT
          + """
       WHERE appid = :appid AND giver = :giver AND outcome = 'ACCEPTED'
       ORDER BY ended_at DESC
       LIMIT 500
      """;

  private final JdbcClient db;

  GiftRepository(JdbcClient db) {
    this.db = db;
  }

  void add(List<Offered> offers) {
    db.sql(ADD)
        .param("id", column(offers, Offered::gift))
        .param("appid", column(offers, Offered::appid))
        .param("card", column(offers, Offered::cardId))
        .param("code", column(offers, one -> one.code().value()))
        .param("giver", column(offers, one -> one.giver().value()))
        .param("at", column(offers, Offered::at))
        .param("until", column(offers, Offered::until))
        .param("end", column(offers, Offered::end))
        .update();
  }

  /** How many of them were open. */
  int end(List<Ended> ended) {
    return db.sql(END)
        .param("appid", column(ended, Ended::appid))
        .param("id", column(ended, Ended::gift))
        .param("outcome", column(ended, Ended::outcome))
        .param("at", column(ended, Ended::at))
        .param("friend", column(ended, one -> one.friend() == null ? null : one.friend().value()))
        .param(
            "friendCode",
            column(ended, one -> one.friendsCode() == null ? null : one.friendsCode().value()))
        .update();
  }

  Optional<Gift> find(UUID id, Instant now) {
    return select(SELECT + " WHERE id = :id", now)
        .param("id", id)
        .query(GiftRepository::gift)
        .optional();
  }

  /** The newest offer of a coupon. */
  Optional<Gift> latest(AppId appid, CardId cardId, CouponCode code, Instant now) {
    return select(
            SELECT
                + " WHERE appid = :appid AND card_id = :card AND code = :code ORDER BY outcome IS NULL DESC, ended_at DESC"
                + " LIMIT 1",
            now)
        .param("appid", appid.value())
        .param("card", cardId.value())
        .param("code", code.value())
        .query(GiftRepository::gift)
        .optional();
  }

  /** The newest offer of each of these coupons that was ever offered. */
  List<Gift> latest(Collection<Coupon> coupons, Instant now) {
    return select(LATEST, now)
        .param("appids", coupons.stream().map(one -> one.appid().value()).toArray(String[]::new))
        .param("cards", coupons.stream().map(one -> one.cardId().value()).toArray(String[]::new))
        .param("codes", coupons.stream().map(one -> one.code().value()).toArray(String[]::new))
        .query(GiftRepository::gift)
        .list();
  }

  List<Gift> given(AppId appid, OpenId giver, Instant now) {
    return select(GIVEN, now)
        .param("appid", appid.value())
        .param("giver", giver.value())
        .query(GiftRepository::gift)
        .list();
  }

  private JdbcClient.StatementSpec select(String sql, Instant now) {
    return db.sql(sql).param("now", utc(now)).param("over", utc(now.minusSeconds(1)));
  }

  private static Gift gift(ResultSet row, int n) throws SQLException {
    String friend = row.getString("friend");
    String friendsCode = row.getString("friend_code");
    return new Gift(
        row.getObject("id", UUID.class),
        new AppId(row.getString("appid")),
        new CardId(row.getString("card_id")),
        new CouponCode(row.getString("code")),
        new OpenId(row.getString("giver")),
        instantOrNull(row, "offered_at"),
        instantOrNull(row, "until"),
        Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
        instantOrNull(row, "ended_at"),
        friend == null ? null : new OpenId(friend),
        friendsCode == null ? null : new CouponCode(friendsCode));
  }

  private static <T> String[] column(List<T> rows, Function<T, Object> value) {
    return rows.stream()
        .map(value)
        .map(cell -> cell == null ? null : cell.toString())
        .toArray(String[]::new);
  }
}
