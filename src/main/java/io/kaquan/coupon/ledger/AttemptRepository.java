package io.kaquan.coupon.ledger;

import static io.kaquan.platform.database.Timestamps.instant;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.tenant.AppId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on refused attempts. */
@Repository
class AttemptRepository {
  private static final String ADD =
      """
      INSERT INTO coupon_attempt (at, arrow, why, appid, card_id, code, openid, amount_fen, location_id, clerk,
                                  device, source, out_request_no, reason)
      SELECT *
        FROM unnest(:at::timestamptz[], :transition::text[], :refusal::text[], :appid::text[], :card::text[], :code::text[],
                    :openid::text[], :amount::bigint[], :location::text[], :clerk::text[], :device::text[], :source::text[],
                    :request::text[], :reason::text[])
      """;
  private static final String FIND =
      """
      SELECT at, arrow, why, appid, card_id, code, openid, amount_fen, location_id, clerk, device, source, out_request_no,
             reason
        FROM coupon_attempt
       WHERE appid = :appid AND code = ANY (:codes) AND (card_id IS NULL OR card_id = :card)
       ORDER BY id DESC
       LIMIT :most
      """;

  private final JdbcClient db;

  AttemptRepository(JdbcClient db) {
    this.db = db;
  }

  void add(List<Attempt> attempts) {
    Columns<Attempt> columns = new Columns<>(attempts);
    db.sql(ADD)
        .param("at", columns.of(Attempt::at))
        .param("transition", columns.of(Attempt::transition))
        .param("refusal", columns.of(Attempt::refusal))
        .param("appid", columns.of(attempt -> attempt.target().appid().value()))
        .param("card", columns.of(attempt -> attempt.target().cardId()))
        .param("code", columns.of(attempt -> attempt.target().code()))
        .param("openid", columns.of(attempt -> attempt.target().openid()))
        .param("amount", columns.of(Attempt::amountFen))
        .param("location", columns.of(attempt -> attempt.by().locationId()))
        .param("clerk", columns.of(attempt -> attempt.by().clerk()))
        .param("device", columns.of(attempt -> attempt.by().device()))
        .param("source", columns.of(attempt -> attempt.by().source()))
        .param("request", columns.of(Attempt::requestNumber))
        .param("reason", columns.of(Attempt::reason))
        .update();
  }

  List<Attempt> find(AppId appid, CardId cardId, Collection<CouponCode> codes, int most) {
    return db.sql(FIND)
        .param("appid", appid.value())
        .param("codes", codes.stream().map(CouponCode::value).toArray(String[]::new))
        .param("card", cardId.value())
        .param("most", most)
        .query(AttemptRepository::attempt)
        .list();
  }

  private static Attempt attempt(ResultSet row, int n) throws SQLException {
    return new Attempt(
        instant(row, "at"),
        row.getString("arrow"),
        row.getString("why"),
        new Attempt.Target(
            new AppId(row.getString("appid")),
            row.getString("card_id"),
            row.getString("code"),
            row.getString("openid")),
        row.getObject("amount_fen", Long.class),
        LedgerRepository.actor(row),
        row.getString("out_request_no"),
        row.getString("reason"));
  }
}
