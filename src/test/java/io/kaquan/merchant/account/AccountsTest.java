package io.kaquan.merchant.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
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
    AppId appid = new AppId(account(AccountKind.SERVICE, true));

    assertThat(secrets.matches(appid, SECRET)).isTrue();
    assertThat(secrets.matches(appid, SECRET + "0")).isFalse();
    assertThat(secrets.matches(appid, "")).isFalse();
    assertThat(secrets.matches(new AppId("wxnobody"), SECRET)).isFalse();
  }

  @Test
  void an_account_is_its_merchants_alone() {
    AppId appid = new AppId(account(AccountKind.SUBSCRIPTION, true));
    Account account = accounts.account(appid).orElseThrow();

    assertThat(accounts.account(account.merchantId(), appid)).contains(account);
    assertThat(accounts.account(MerchantId.random(), appid)).isEmpty();
    assertThat(account.ghId()).startsWith("gh_");
    assertThat(account.channel()).isEqualTo(Channel.OFFICIAL_ACCOUNT);
  }

  @Test
  void a_verification_holds_for_a_year_and_a_listing_for_ever() {
    String official = account(AccountKind.SERVICE, true);
    String app = account(AccountKind.MOBILE_APP, true);
    assertThat(accounts.account(new AppId(official)).orElseThrow().verified()).isTrue();

    moveClockBy(Duration.ofDays(366));

    assertThat(accounts.account(new AppId(official)).orElseThrow().verified()).isFalse();
    assertThat(accounts.account(new AppId(app)).orElseThrow().verified()).isTrue();
  }

  @Test
  void an_activation_is_seen_at_once_and_its_first_moment_stays() {
    AppId appid = new AppId(account(AccountKind.SERVICE, true));
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
    AppId appid = new AppId("wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
    UUID merchant =
        merchants
            .register("Corner Bakery", appid + "@bakery.example", "flour", Locale.ENGLISH)
            .value();
    accounts.add(new MerchantId(merchant), appid, SECRET, kind, "Bakery", verified);
    return appid.value();
  }
}
