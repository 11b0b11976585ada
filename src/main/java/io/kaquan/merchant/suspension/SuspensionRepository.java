package io.kaquan.merchant.suspension;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.merchant.account.SuspensionCause;
import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on suspensions. */
@Repository
class SuspensionRepository {
  private static final String BEGIN =
      """
      INSERT INTO account_suspension (id, appid, why, reason, since, by)
      VALUES (:id, :appid, :why, :reason, :now, :by)
      """;
  private static final String END =
      "UPDATE account_suspension SET ended_at = :now, ended_by = :by WHERE appid = :appid AND"
          + " ended_at IS NULL";
  private static final String OF =
      """
      SELECT why, reason, since, by, ended_at, ended_by
        FROM account_suspension
       WHERE appid = :appid
       ORDER BY since DESC, ended_at DESC NULLS FIRST
      """;

  private final JdbcClient db;

  SuspensionRepository(JdbcClient db) {
    this.db = db;
  }

  /**
   * @param reason null where none was given
   * @param by null for nobody
   */
  void begin(AppId appid, SuspensionCause why, String reason, String by, Instant now) {
    db.sql(BEGIN)
        .param("id", UUID.randomUUID())
        .param("appid", appid.value())
        .param("why", why.name())
        .param("reason", reason)
        .param("by", by)
        .param("now", utc(now))
        .update();
  }

  /** Ends what is open, if anything is. */
  void end(AppId appid, String by, Instant now) {
    db.sql(END).param("appid", appid.value()).param("by", by).param("now", utc(now)).update();
  }

  List<Suspension> of(AppId appid) {
    return db.sql(OF)
        .param("appid", appid.value())
        .query(
            (row, n) ->
                new Suspension(
                    SuspensionCause.valueOf(row.getString("why")),
                    row.getString("reason"),
                    instantOrNull(row, "since"),
                    row.getString("by"),
                    instantOrNull(row, "ended_at"),
                    row.getString("ended_by")))
        .list();
  }
}
