package io.kaquan.merchant.account;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on whether an account may use the card function, and since when. */
@Repository
class ActivationRepository {
  private static final String ACTIVATE =
      "UPDATE account SET activation = 'ACTIVE', activated_at = :now WHERE appid = :appid AND"
          + " activation = 'NONE'";
  private static final String ACTIVE_SINCE =
      "SELECT activated_at FROM account WHERE appid = :appid AND activated_at IS NOT NULL";
  private static final String ACTIVATED_SINCE =
      """
      SELECT merchant_id, min(activated_at) AS since
        FROM account
       WHERE activated_at IS NOT NULL
       GROUP BY merchant_id
      """;
  private static final String SUSPEND_BY_LEAD =
      """
      UPDATE account
         SET activation = 'SUSPENDED', suspended_why = 'LEAD'
       WHERE appid = :appid AND activation <> 'NONE' AND suspended_why IS DISTINCT FROM 'LEAD'
      """;
  private static final String SUSPEND_UNVERIFIED =
      """
      UPDATE account
         SET activation = 'SUSPENDED', suspended_why = 'VERIFICATION'
       WHERE appid = :appid AND activation = 'ACTIVE' AND verified_until <= :now
      """;
  private static final String RESUME_BY_LEAD =
      """
      UPDATE account
         SET activation = 'ACTIVE', suspended_why = NULL
       WHERE appid = :appid AND suspended_why = 'LEAD'
      """;
  private static final String RESUME_VERIFIED =
      """
      UPDATE account
         SET activation = 'ACTIVE', suspended_why = NULL
       WHERE appid = :appid AND suspended_why = 'VERIFICATION' AND verified_until > :now
      """;

  private final JdbcClient db;

  ActivationRepository(JdbcClient db) {
    this.db = db;
  }

  boolean activate(AppId appid, Instant now) {
    return db.sql(ACTIVATE).param("appid", appid.value()).param("now", utc(now)).update() == 1;
  }

  Optional<Instant> activeSince(AppId appid) {
    return db.sql(ACTIVE_SINCE)
        .param("appid", appid.value())
        .query((row, n) -> instant(row, "activated_at"))
        .optional();
  }

  Map<MerchantId, Instant> activatedSince() {
    Map<MerchantId, Instant> since = new HashMap<>();
    db.sql(ACTIVATED_SINCE)
        .query(
            row -> {
              since.put(
                  new MerchantId(row.getObject("merchant_id", UUID.class)), instant(row, "since"));
            });
    return since;
  }

  /** False if a lead has suspended it already, or it was never activated. */
  boolean suspendByLead(AppId appid) {
    return db.sql(SUSPEND_BY_LEAD).param("appid", appid.value()).update() == 1;
  }

  /** False if the account is not active, or its verification still holds. */
  boolean suspendUnverified(AppId appid, Instant now) {
    return db.sql(SUSPEND_UNVERIFIED).param("appid", appid.value()).param("now", utc(now)).update()
        == 1;
  }

  boolean resumeByLead(AppId appid) {
    return db.sql(RESUME_BY_LEAD).param("appid", appid.value()).update() == 1;
  }

  boolean resumeVerified(AppId appid, Instant now) {
    return db.sql(RESUME_VERIFIED).param("appid", appid.value()).param("now", utc(now)).update()
        == 1;
  }
}
