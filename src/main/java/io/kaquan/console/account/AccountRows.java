package io.kaquan.console.account;

import io.kaquan.console.application.ApplicationRoute;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A merchant's accounts, each with its newest application. */
@Component
public class AccountRows {

  /**
   * @param application the newest one; null if there is none
   */
  public record AccountRow(Account account, @Nullable Application application) {

    /** Whether this is a mobile app. */
    public boolean isApp() {
      return account.kind() == AccountKind.MOBILE_APP;
    }

    /** The path of the page on which the merchant applies for this account. */
    public String applyPath() {
      return ApplicationRoute.of(account).path(account.appid().value());
    }
  }

  private final Accounts accounts;
  private final Applications applications;

  AccountRows(Accounts accounts, Applications applications) {
    this.accounts = accounts;
    this.applications = applications;
  }

  public List<AccountRow> of(MerchantId merchantId) {
    List<Application> all = applications.of(merchantId);
    return accounts.accounts(merchantId).stream()
        .map(account -> new AccountRow(account, newest(all, account.appid())))
        .toList();
  }

  public Optional<AccountRow> of(MerchantId merchantId, AppId appid) {
    return accounts
        .account(merchantId, appid)
        .map(account -> new AccountRow(account, newest(applications.of(merchantId), appid)));
  }

  private static @Nullable Application newest(List<Application> newestFirst, AppId appid) {
    return newestFirst.stream()
        .filter(application -> application.appid().equals(appid))
        .findFirst()
        .orElse(null);
  }
}
