package io.kaquan.merchant.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.Registration.Invalid;
import io.kaquan.merchant.account.Registration.Registered;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class RegistrationTest extends Scenario {
  private static final String STORE = "https://apps.example.com/id1";

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private AppSecrets secrets;

  private MerchantId merchant;

  @BeforeEach
  void aMerchant() {
    merchant =
        new MerchantId(
            merchants
                .register(
                    "Corner Bakery", UUID.randomUUID() + "@bakery.example", "flour", Locale.ENGLISH)
                .value());
  }

  @Test
  void an_official_account_gets_its_ids_and_a_secret_and_is_not_verified() {
    Registered made =
        registered(new NewAccount(AccountKind.SERVICE, "  Bakery ", "com.not.mine", null, STORE));

    assertThat(made.appid().value()).matches("wx[0-9a-f]{16}");
    assertThat(made.secret()).matches("[0-9a-f]{32}");
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(secrets.matches(made.appid(), made.secret())).isTrue();
    AccountDetails known = accounts.details(merchant, made.appid()).orElseThrow();
    assertThat(known.account())
        .returns("Bakery", Account::name)
        .returns(false, Account::verified)
        .returns(ActivationStatus.NONE, Account::activation);
    assertThat(known.account().ghId()).matches("gh_[0-9a-f]{12}");
    assertThat(known)
        .as("nothing of an app")
        .returns(null, AccountDetails::packageName)
        .returns(null, AccountDetails::storeLink);
    assertThat(accounts.details(MerchantId.random(), made.appid())).isEmpty();
  }

  @Test
  void an_app_is_listed_once_there_is_a_link_into_a_store() {
    AppId appid = new AppId(registered(app("com.example.bakery", "", "")).appid().value());
    assertThat(accounts.account(appid).orElseThrow().verified()).isFalse();

    assertThat(accounts.list(merchant, appid, "http://apps.example.com/id1"))
        .contains("account.fault.store-link");
    assertThat(accounts.list(MerchantId.random(), appid, STORE))
        .contains("account.not-now.unknown");
    assertThat(accounts.account(appid).orElseThrow().verified()).isFalse();
    assertThat(accounts.list(merchant, appid, " " + STORE + " ")).isEmpty();

    assertThat(accounts.account(appid).orElseThrow())
        .returns(true, Account::verified)
        .returns(null, Account::ghId);
    assertThat(accounts.details(merchant, appid).orElseThrow())
        .returns(STORE, AccountDetails::storeLink);
    assertThat(registered(app("", "com.example.bakery-2", STORE)).appid())
        .satisfies(
            listed -> assertThat(accounts.account(listed).orElseThrow().verified()).isTrue());
  }

  @Test
  void an_official_account_is_in_no_store() {
    AppId appid =
        new AppId(
            registered(new NewAccount(AccountKind.SUBSCRIPTION, "Bakery", "", "", ""))
                .appid()
                .value());

    assertThat(accounts.list(merchant, appid, STORE)).contains("account.not-now.unknown");
    assertThat(accounts.account(appid).orElseThrow().verified()).isFalse();
  }

  @Test
  void every_fault_is_named_and_nothing_is_registered() {
    assertThat(faults(NewAccount.of(null))).containsOnlyKeys("kind", "name");
    assertThat(faults(new NewAccount(AccountKind.SERVICE, "x".repeat(61), "", "", "")))
        .isEqualTo(Map.of("name", "account.fault.too-long"));
    assertThat(faults(new NewAccount(AccountKind.SERVICE, "a\u0007b", "", "", "")))
        .isEqualTo(Map.of("name", "account.fault.control"));
    assertThat(faults(app("", "", "")))
        .isEqualTo(Map.of("packageName", "account.fault.one-of-two"));
    assertThat(faults(app("bakery", "com example", "ftp://x")))
        .containsOnlyKeys("packageName", "bundleId", "storeLink");
    assertThat(accounts.accounts(merchant)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://",
        "https://localhost/x",
        "https://me@apps.example.com/",
        "https://apps.example.com/a b",
        "HTTP://apps.example.com",
        "//apps.example.com"
      })
  void what_is_no_https_address_is_no_link_into_a_store(String link) {
    assertThat(NewAccountRules.storeLink(link)).contains("account.fault.store-link");
  }

  @Test
  void a_merchant_has_at_most_fifty() {
    for (int n = 0; n < 50; n++) {
      registered(new NewAccount(AccountKind.SERVICE, "Bakery " + n, "", "", ""));
    }

    assertThat(faults(new NewAccount(AccountKind.SERVICE, "One more", "", "", "")))
        .isEqualTo(Map.of("name", "account.fault.too-many"));
  }

  private static NewAccount app(String packageName, String bundleId, String storeLink) {
    return new NewAccount(AccountKind.MOBILE_APP, "Bakery App", packageName, bundleId, storeLink);
  }

  private Registered registered(NewAccount entry) {
    return accounts
        .register(merchant, entry)
        .fold(
            done -> done,
            invalid -> {
              throw new AssertionError(invalid);
            });
  }

  private Map<String, String> faults(NewAccount entry) {
    return accounts.register(merchant, entry).fold(done -> Map.of(), Invalid::faults);
  }
}
