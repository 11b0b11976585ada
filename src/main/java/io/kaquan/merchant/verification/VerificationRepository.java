package io.kaquan.merchant.verification;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on verifications and what is said about their end. */
@Repository
class VerificationRepository {
  private static final String ADD =
      """
      INSERT INTO account_verification (id, appid, company_name, credit_code, status, submitted_at)
      VALUES (:id, :appid, :company, :code, 'IN_REVIEW', :now)
      ON CONFLICT (appid) WHERE status = 'IN_REVIEW' DO NOTHING
      """;
  private static final String DECIDE =
      """
      UPDATE account_verification
         SET status = :status, reason = :reason, decided_at = :now
       WHERE id = :id AND status = 'IN_REVIEW'
      RETURNING appid
      """;
  private static final String WITHDRAW =
      """
      UPDATE account_verification v
         SET status = 'WITHDRAWN', decided_at = :now
        FROM account a
       WHERE v.appid = :appid AND v.status = 'IN_REVIEW' AND a.appid = v.appid AND a.merchant_id = :merchant
      RETURNING v.id
      """;
  private static final String OF =
      """
      SELECT id, appid, company_name, credit_code, status, reason, submitted_at, decided_at
        FROM account_verification
       WHERE appid = :appid
       ORDER BY submitted_at DESC, decided_at DESC NULLS FIRST
      """;
  private static final String ENDING =
      """
      SELECT e.appid, e.verified_until, e.days
        FROM (SELECT appid, verified_until,
                     CASE WHEN verified_until <= :now THEN 0 WHEN verified_until <= :week THEN 7 ELSE 30 END AS days
                FROM account
               WHERE verified_until <= :month) AS e
       WHERE NOT EXISTS (SELECT 1
                           FROM account_reminder r
                          WHERE r.appid = e.appid AND r.verified_until = e.verified_until AND r.days = e.days)
       ORDER BY e.verified_until, e.appid
      """;
  private static final String SAID =
      """
      INSERT INTO account_reminder (appid, verified_until, days, posted_at)
      SELECT appid, verified_until, :days, :now
        FROM account
       WHERE appid = :appid AND verified_until = :until
      ON CONFLICT DO NOTHING
      """;

  /**
   * @param days how many are left at most: 30, 7, or 0 when the verification has ended
   */
  record Ending(AppId appid, Instant until, int days) {}

  private final JdbcClient db;

  VerificationRepository(JdbcClient db) {
    this.db = db;
  }

  /** False when the appid has an open request already. */
  boolean add(UUID id, AppId appid, String companyName, String creditCode, Instant now) {
    return db.sql(ADD)
            .param("id", id)
            .param("appid", appid.value())
            .param("company", companyName)
            .param("code", creditCode)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** The appid; empty when the request is no longer open. */
  Optional<String> decide(UUID id, Verification.Status status, String reason, Instant now) {
    return db.sql(DECIDE)
        .param("id", id)
        .param("status", status.name())
        .param("reason", reason)
        .param("now", utc(now))
        .query(String.class)
        .optional();
  }

  /** The request that was withdrawn; empty when none was open. */
  Optional<UUID> withdraw(MerchantId merchantId, AppId appid, Instant now) {
    return db.sql(WITHDRAW)
        .param("appid", appid.value())
        .param("merchant", merchantId.value())
        .param("now", utc(now))
        .query(UUID.class)
        .optional();
  }

  List<Verification> of(AppId appid) {
    return db.sql(OF)
        .param("appid", appid.value())
        .query(VerificationRepository::verification)
        .list();
  }

  /** Of whose end nothing was said that has to be said by now. */
  List<Ending> ending(Instant now, Instant week, Instant month) {
    return db.sql(ENDING)
        .param("now", utc(now))
        .param("week", utc(week))
        .param("month", utc(month))
        .query(
            (row, n) ->
                new Ending(
                    new AppId(row.getString("appid")),
                    instantOrNull(row, "verified_until"),
                    row.getInt("days")))
        .list();
  }

  /** False when it was said already, or the account was verified anew meanwhile. */
  boolean said(Ending ending, Instant now) {
    return db.sql(SAID)
            .param("appid", ending.appid().value())
            .param("until", utc(ending.until()))
            .param("days", ending.days())
            .param("now", utc(now))
            .update()
        == 1;
  }

  private static Verification verification(ResultSet row, int n) throws SQLException {
    return new Verification(
        row.getObject("id", UUID.class),
        new AppId(row.getString("appid")),
        row.getString("company_name"),
        row.getString("credit_code"),
        Verification.Status.valueOf(row.getString("status")),
        row.getString("reason"),
        instantOrNull(row, "submitted_at"),
        instantOrNull(row, "decided_at"),
        null,
        false);
  }
}
