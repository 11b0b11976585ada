package io.kaquan.coupon.selfservice;

import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.coupon.selfservice.SelfService.Setting;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on self-service settings. */
@Repository
class SelfServiceRepository {
  private static final String FIND =
      "SELECT is_open, needs_digits, needs_amount FROM self_service WHERE card_id = :card";
  private static final String SET =
      """
      INSERT INTO self_service (card_id, is_open, needs_digits, needs_amount, changed_at)
      VALUES (:card, :open, :digits, :amount, :now)
          ON CONFLICT (card_id)
          DO UPDATE SET is_open = excluded.is_open, needs_digits = excluded.needs_digits,
                        needs_amount = excluded.needs_amount, changed_at = excluded.changed_at
      """;

  private final JdbcClient db;

  SelfServiceRepository(JdbcClient db) {
    this.db = db;
  }

  Optional<Setting> find(String cardId) {
    return db.sql(FIND)
        .param("card", cardId)
        .query(
            (row, n) ->
                new Setting(
                    row.getBoolean("is_open"),
                    row.getBoolean("needs_digits"),
                    row.getBoolean("needs_amount")))
        .optional();
  }

  void set(String cardId, Setting setting, Instant now) {
    db.sql(SET)
        .param("card", cardId)
        .param("open", setting.open())
        .param("digits", setting.digits())
        .param("amount", setting.amount())
        .param("now", utc(now))
        .update();
  }
}
