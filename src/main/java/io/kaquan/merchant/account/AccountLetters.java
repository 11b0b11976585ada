package io.kaquan.merchant.account;

import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notice;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.notification.Reason;
import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.Addresses;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What merchants are told about an account. The facts of a letter: 0 merchant, 1 account, 2 end of
 * the verification; those of a notice: 0 account, 1 end of the verification.
 */
@Component
public class AccountLetters {
  private final Notifications notifications;
  private final Minutes minutes;
  private final Merchants merchants;
  private final AccountRepository accounts;
  private final Addresses addresses;
  private final Clock clock;

  AccountLetters(
      Notifications notifications,
      Minutes minutes,
      Merchants merchants,
      AccountRepository accounts,
      Addresses addresses,
      Clock clock) {
    this.notifications = notifications;
    this.minutes = minutes;
    this.merchants = merchants;
    this.accounts = accounts;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * A notice, and a letter to each owner in the owner's language, with the account as it is now.
   */
  public void toMerchant(String kind, String topic, AppId appid, String reason) {
    Account account = accounts.account(appid, clock.instant()).orElseThrow();
    String until = minutes.of(accounts.details(account).verifiedUntil());
    List<Reason> why = reason == null ? List.of() : List.of(Reason.ofTheWhole(reason));
    String page =
        "/console/accounts/" + appid + (kind.startsWith("verification") ? "/verification" : "");
    notifications.post(
        new Notice(account.merchantId().value(), kind, List.of(account.name(), until), why, page));
    for (Member owner : merchants.owners(account.merchantId())) {
      notifications.post(
          new Letter(
              topic,
              owner.email(),
              owner.locale(),
              kind,
              List.of(account.merchantName(), account.name(), until),
              why,
              addresses.of(page)));
    }
  }
}
