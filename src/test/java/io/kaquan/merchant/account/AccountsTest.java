package io.kaquan.merchant.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.member.Merchants;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccountsTest extends Scenario {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private AppSecrets secrets;

  @Test
  void only_the_right_secret_of_the_right_appid_matches() {
    String appid = account(AccountKind.SERVICE, true);

    assertThat(secrets.matches(appid, SECRET)).isTrue();
    assertThat(secrets.matches(appid, SECRET + "0")).isFalse();
    assertThat(secrets.matches(appid, "")).isFalse();
    assertThat(secrets.matches("wx-nobody", SECRET)).isFalse();
  }

  @Test
  void an_account_is_its_merchants_alone() {
    String appid = account(AccountKind.SUBSCRIPTION, true);
    Account account = accounts.account(appid).orElseThrow();

    assertThat(accounts.account(account.merchantId(), appid)).contains(account);
    assertThat(accounts.account(UUID.randomUUID(), appid)).isEmpty();
    assertThat(account.ghId()).startsWith("gh_");
    assertThat(account.channel()).isEqualTo(Channel.OFFICIAL_ACCOUNT);
  }

  @Test
  void a_verification_holds_for_a_year_and_a_listing_for_ever() {
    String official = account(AccountKind.SERVICE, true);
    String app = account(AccountKind.MOBILE_APP, true);
    assertThat(accounts.account(official).orElseThrow().verified()).isTrue();

    moveClockBy(Duration.ofDays(366));

    assertThat(accounts.account(official).orElseThrow().verified()).isFalse();
    assertThat(accounts.account(app).orElseThrow().verified()).isTrue();
  }

  @Test
  void an_activation_is_seen_at_once_and_its_first_moment_stays() {
    String appid = account(AccountKind.SERVICE, true);
    Account before = accounts.account(appid).orElseThrow();
    assertThat(before.activation()).isEqualTo(ActivationStatus.NONE);
    assertThat(accounts.activatedSince()).doesNotContainKey(before.merchantId());

    accounts.activate(appid);
    var first = accounts.activatedSince().get(before.merchantId());
    moveClockBy(Duration.ofHours(1));
    accounts.activate(appid);

    assertThat(accounts.account(appid).orElseThrow().activation())
        .isEqualTo(ActivationStatus.ACTIVE);
    assertThat(accounts.activatedSince()).containsEntry(before.merchantId(), first);
  }

  private String account(AccountKind kind, boolean verified) {
    String appid = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    UUID merchant =
        merchants.register("Corner Bakery", appid + "@bakery.example", "flour", Locale.ENGLISH);
    accounts.add(merchant, appid, SECRET, kind, "Bakery", verified);
    return appid;
  }
}
