package io.kaquan.console;

import io.kaquan.account.Account;
import io.kaquan.account.Accounts;
import io.kaquan.account.ActivationStatus;
import io.kaquan.entrance.NotHere;
import io.kaquan.entrance.SignedIn;
import java.util.List;
import org.springframework.stereotype.Component;

/** The accounts of a merchant that may have coupons. Suspended ones too: coupons in hand stay redeemable. */
@Component
class ActivatedAccounts {
  private final Accounts accounts;

  ActivatedAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  List<Account> of(SignedIn me) {
    return accounts.accounts(me.merchantId()).stream()
        .filter(account -> account.activation() != ActivationStatus.NONE).toList();
  }

  /** @throws NotHere also for another merchant's */
  Account one(SignedIn me, String appid) {
    return of(me).stream().filter(account -> account.appid().equals(appid)).findFirst().orElseThrow(NotHere::new);
  }
}
