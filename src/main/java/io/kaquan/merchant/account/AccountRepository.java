package io.kaquan.merchant.account;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on official accounts and apps, but for activation. */
@Repository
class AccountRepository {
  private static final String ADD_ACCOUNT =
      """
      INSERT INTO account (appid, merchant_id, kind, gh_id, name, verified_until, listed, created_at)
      VALUES (:appid, :merchant, :kind, :ghId, :name, :verifiedUntil, :listed, :now)
      """;
  private static final String REGISTER =
      """
      INSERT INTO account (appid, merchant_id, kind, gh_id, name, package_name, bundle_id, store_link, listed, created_at)
      SELECT :appid, :merchant, :kind, :ghId, :name, :package, :bundle, :link, CAST(:link AS text) IS NOT NULL, :now
       WHERE (SELECT count(*) FROM account WHERE merchant_id = :merchant) < :most
      """;
  private static final String LIST =
      """
      UPDATE account
         SET store_link = :link, listed = true
       WHERE appid = :appid AND merchant_id = :merchant AND kind = 'MOBILE_APP'
      """;
  // what ends with the verification ends by the clock, whether the timetable has been there or not
  private static final String ACCOUNTS =
      """
      SELECT a.appid, a.merchant_id, m.name AS merchant_name, a.kind, a.name, a.gh_id,
             a.listed OR coalesce(a.verified_until > :now, false) AS verified,
             CASE WHEN a.activation = 'NONE' OR a.suspended_why = 'LEAD' THEN a.activation
                  WHEN a.verified_until <= :now THEN 'SUSPENDED'
                  ELSE 'ACTIVE' END AS activation
        FROM account a
        JOIN merchant m ON m.id = a.merchant_id
      """;
  private static final String ACCOUNTS_OF =
      ACCOUNTS + " WHERE a.merchant_id = :merchant ORDER BY a.appid";
  private static final String ACCOUNT = ACCOUNTS + " WHERE a.appid = :appid";
  private static final String ACCOUNT_OF = ACCOUNT + " AND a.merchant_id = :merchant";
  private static final String DETAILS =
      """
      SELECT package_name, bundle_id, store_link, verified_until, created_at
        FROM account
       WHERE appid = :appid
      """;
  private static final String VERIFY =
      """
      UPDATE account
         SET verified_until = greatest(verified_until, :now) + make_interval(secs => :seconds)
       WHERE appid = :appid AND kind <> 'MOBILE_APP'
      """;

  private final JdbcClient db;

  AccountRepository(JdbcClient db) {
    this.db = db;
  }

  /**
   * @param verifiedUntil null for an app and for an account that is not verified
   */
  void add(Account account, Instant verifiedUntil, Instant now) {
    db.sql(ADD_ACCOUNT)
        .param("appid", account.appid().value())
        .param("merchant", account.merchantId().value())
        .param("kind", account.kind().name())
        .param("ghId", account.ghId())
        .param("name", account.name())
        .param("verifiedUntil", verifiedUntil == null ? null : utc(verifiedUntil))
        .param("listed", account.kind() == AccountKind.MOBILE_APP && account.verified())
        .param("now", utc(now))
        .update();
  }

  /**
   * @param ghId null for an app
   * @param most how many a merchant may have. False when it has as many.
   */
  boolean register(
      MerchantId merchantId, AppId appid, String ghId, NewAccount entry, int most, Instant now) {
    return db.sql(REGISTER)
            .param("appid", appid.value())
            .param("merchant", merchantId.value())
            .param("kind", entry.kind().name())
            .param("ghId", ghId)
            .param("name", entry.name())
            .param("package", emptyToNull(entry.packageName()))
            .param("bundle", emptyToNull(entry.bundleId()))
            .param("link", emptyToNull(entry.storeLink()))
            .param("most", most)
            .param("now", utc(now))
            .update()
        == 1;
  }

  boolean list(MerchantId merchantId, AppId appid, String storeLink) {
    return db.sql(LIST)
            .param("appid", appid.value())
            .param("merchant", merchantId.value())
            .param("link", storeLink)
            .update()
        == 1;
  }

  List<Account> accounts(MerchantId merchantId, Instant now) {
    return db.sql(ACCOUNTS_OF)
        .param("merchant", merchantId.value())
        .param("now", utc(now))
        .query(AccountRepository::account)
        .list();
  }

  Optional<Account> account(AppId appid, Instant now) {
    return db.sql(ACCOUNT)
        .param("appid", appid.value())
        .param("now", utc(now))
        .query(AccountRepository::account)
        .optional();
  }

  Optional<Account> account(MerchantId merchantId, AppId appid, Instant now) {
    return db.sql(ACCOUNT_OF)
        .param("appid", appid.value())
        .param("merchant", merchantId.value())
        .param("now", utc(now))
        .query(AccountRepository::account)
        .optional();
  }

  AccountDetails details(Account account) {
    return db.sql(DETAILS)
        .param("appid", account.appid().value())
        .query(
            (row, n) ->
                new AccountDetails(
                    account,
                    row.getString("package_name"),
                    row.getString("bundle_id"),
                    row.getString("store_link"),
                    instantOrNull(row, "verified_until"),
                    instantOrNull(row, "created_at")))
        .single();
  }

  /** False if there is no such official account. */
  boolean verify(AppId appid, Duration term, Instant now) {
    return db.sql(VERIFY)
            .param("appid", appid.value())
            .param("seconds", (double) term.toSeconds())
            .param("now", utc(now))
            .update()
        == 1;
  }

  private static Account account(ResultSet row, int n) throws SQLException {
    return new Account(
        new AppId(row.getString("appid")),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getString("merchant_name"),
        AccountKind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("gh_id"),
        row.getBoolean("verified"),
        ActivationStatus.valueOf(row.getString("activation")));
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
