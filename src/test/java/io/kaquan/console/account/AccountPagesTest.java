package io.kaquan.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.AppSecrets;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

class AccountPagesTest extends Scenario {
  private static final Pattern SECRET =
      Pattern.compile("<code class=\"kq-secret\">([0-9a-f]{32})</code>");
  private static final String NEW = "/console/accounts/new";

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private AppSecrets secrets;

  @Autowired private PasswordEncoder passwords;

  @Autowired private JdbcClient db;

  private final String email = UUID.randomUUID() + "@bakery.example";
  private PageVisitor browser;
  private UUID merchant;

  @BeforeEach
  void anOwnerIsSignedIn() {
    merchant = merchants.register("Corner Bakery", email, "flour", Locale.ENGLISH).value();
    browser = new PageVisitor(address("")).signedInAs(email, "flour");
  }

  @Test
  void a_secret_is_shown_once_right_after_registering() {
    browser.get(NEW);
    Page page = browser.submit(NEW, Map.of("kind", "SUBSCRIPTION", "name", "Bakery <b>"));

    Account account = accounts.accounts(new MerchantId(merchant)).get(0);
    assertThat(page).returns("/console/accounts/" + account.appid(), Page::path);
    assertThat(page.html()).contains("Bakery &lt;b&gt;", "Subscription account", account.ghId());
    assertThat(page.response().headers().firstValue("Cache-Control").orElse(""))
        .contains("no-store");
    assertThat(secrets.matches(account.appid(), secret(page))).isTrue();
    Page again = browser.get(page.path());
    assertThat(SECRET.matcher(again.html()).find()).isFalse();
    assertThat(again.html()).doesNotContain(secret(page));
    assertThat(browser.get("/console/accounts").html())
        .contains(account.appid().value(), "Not verified");
  }

  @Test
  void an_app_becomes_listed_on_its_page() {
    browser.get(NEW + "?kind=MOBILE_APP");
    Page page =
        browser.submit(NEW, Map.of("name", "Bakery App", "packageName", "com.example.bakery"));
    assertThat(page.html()).contains("com.example.bakery", "Not listed");

    String link = page.path() + "/store-link";
    Page wrong = browser.submit(link, Map.of("storeLink", "http://x"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html()).contains("id=\"storeLink-fault\"", "value=\"http://x\"", "Not listed");
    assertThat(browser.submit(link, Map.of("storeLink", "https://apps.example.com/id1")).html())
        .contains("href=\"https://apps.example.com/id1\"")
        .doesNotContain("Not listed");
  }

  @Test
  void each_fault_is_at_its_field_and_nothing_typed_is_lost() {
    browser.get(NEW + "?kind=MOBILE_APP");
    Page page =
        browser.submit(NEW, Map.of("name", "", "bundleId", "com example", "storeLink", "x"));

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.html())
        .contains(
            "id=\"name-fault\"",
            "id=\"bundleId-fault\"",
            "id=\"storeLink-fault\"",
            "value=\"com example\"");
    assertThat(accounts.accounts(new MerchantId(merchant))).isEmpty();
  }

  @Test
  void the_secret_is_changed_in_two_steps() {
    Page registered = registered();
    String page = registered.path();
    String first = secret(registered);
    String appid = page.substring(page.lastIndexOf('/') + 1);

    Page second = browser.submit(page + "/secrets", Map.of());
    assertThat(secrets.matches(new AppId(appid), secret(second))).isTrue();
    assertThat(second.html()).doesNotContain("action=\"" + page + "/secrets\"");
    String remove = second.html().split("action=\"" + page + "/secrets/")[1].split("\"")[0];
    assertThat(browser.submit(page + "/secrets/" + remove, Map.of()).html())
        .doesNotContain("/remove");

    assertThat(secrets.matches(new AppId(appid), first)).isFalse();
    assertThat(secrets.matches(new AppId(appid), secret(second))).isTrue();
  }

  @Test
  void a_third_secret_is_refused_in_a_sentence() {
    Page page = registered();
    String token = page.html().split("name=\"_csrf\" value=\"")[1].split("\"")[0];
    browser.post(page.path() + "/secrets", Map.of("_csrf", token));

    assertThat(browser.post(page.path() + "/secrets", Map.of("_csrf", token)).html())
        .contains("already two secrets");
  }

  @Test
  void who_is_no_owner_sees_the_account_and_changes_no_secret() {
    Page page = registered();
    String operator = "operator-" + email;
    db.sql(
            "INSERT INTO member (id, merchant_id, email, password_hash, role, language, created_at)"
                + " VALUES (:id, :merchant, :email, :hash, 'OPERATOR', 'en', :now)")
        .param("id", UUID.randomUUID())
        .param("merchant", merchant)
        .param("email", operator)
        .param("hash", passwords.encode("flour"))
        .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
        .update();
    PageVisitor other = new PageVisitor(address("")).signedInAs(operator, "flour");

    Page seen = other.get(page.path());
    assertThat(seen.html()).contains("Only an owner").doesNotContain(page.path() + "/secrets");
    String token = seen.html().split("name=\"_csrf\" value=\"")[1].split("\"")[0];
    assertThat(other.post(page.path() + "/secrets", Map.of("_csrf", token)).status())
        .isEqualTo(404);
    assertThat(other.post(page.path() + "/secrets/x/remove", Map.of("_csrf", token)).status())
        .isEqualTo(404);
    assertThat(other.get(NEW).status()).isEqualTo(404);
    assertThat(other.get("/console/accounts").html()).doesNotContain(NEW);
  }

  @Test
  void what_belongs_to_others_is_not_there() {
    String page = registered().path();
    String strangers = "stranger-" + email;
    merchants.register("Other", strangers, "flour", Locale.ENGLISH);
    PageVisitor stranger = new PageVisitor(address("")).signedInAs(strangers, "flour");
    String token = stranger.get(NEW).html().split("name=\"_csrf\" value=\"")[1].split("\"")[0];

    assertThat(stranger.get(page).status()).isEqualTo(404);
    for (String path : List.of("/secrets", "/secrets/x/remove", "/store-link")) {
      assertThat(
              stranger
                  .post(
                      page + path, Map.of("_csrf", token, "storeLink", "https://apps.example.com/"))
                  .status())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void every_page_is_there_in_both_languages() {
    String page = registered().path();
    for (String path : List.of("/console/accounts", NEW, NEW + "?kind=MOBILE_APP", page)) {
      for (String language : List.of("zh-CN", "en")) {
        Page shown = browser.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
        assertThat(shown.status()).as(path).isEqualTo(200);
        assertThat(shown.html())
            .as(path)
            .contains("<html lang=\"" + language + "\"")
            .doesNotContain("??", " style=");
      }
    }
  }

  private Page registered() {
    browser.get(NEW);
    return browser.submit(NEW, Map.of("kind", "SERVICE", "name", "Bakery"));
  }

  private static String secret(Page page) {
    Matcher secret = SECRET.matcher(page.html());
    assertThat(secret.find()).isTrue();
    return secret.group(1);
  }
}
