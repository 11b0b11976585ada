package io.kaquan.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.suspension.Suspensions;
import io.kaquan.merchant.verification.Verification;
import io.kaquan.merchant.verification.Verification.Status;
import io.kaquan.merchant.verification.Verifications;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class VerificationPagesTest extends Scenario {
  private static final Map<String, String> TYPED =
      Map.of("companyName", "Corner <b>Bakery", "creditCode", "9135 0100-m000100y43");

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private Verifications verifications;

  @Autowired private Suspensions suspensions;

  @Autowired private JdbcClient db;

  private final String appid =
      "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  private final String email = appid + "@bakery.example";
  private final String account = "/console/accounts/" + appid;
  private final String page = account + "/verification";
  private PageVisitor browser;
  private MerchantId merchant;

  @BeforeEach
  void aMerchantWithAnUnverifiedAccountIsSignedIn() {
    merchant =
        new MerchantId(merchants.register("Corner Bakery", email, "flour", Locale.ENGLISH).value());
    accounts.add(merchant, new AppId(appid), "s".repeat(32), AccountKind.SERVICE, "Bakery", false);
    browser = new PageVisitor(address("")).signedInAs(email, "flour");
  }

  @Test
  void an_unverified_account_that_wants_to_apply_is_led_to_its_verification() {
    Page obstacle = browser.get("/console/plugins/card/" + appid + "/apply");

    assertThat(obstacle.html())
        .contains("is not verified", "href=\"" + page + "\"")
        .doesNotContain("creditCode");
    assertThat(browser.get(page).html()).contains("Not verified", "name=\"creditCode\"");
  }

  @Test
  void asking_shows_the_due_date_and_can_be_withdrawn() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    browser.get(page);
    Page asked = browser.submit(page, TYPED);

    assertThat(asked.path()).isEqualTo(page);
    assertThat(asked.html())
        .contains(
            "Thursday, 26 November 2026, 18:00", "91350100M000100Y43", "Corner &lt;b&gt;Bakery")
        .doesNotContain("name=\"creditCode\"");
    assertThat(browser.get(page + "?lang=zh-CN").html()).contains("审核中,预计3个工作日完成审核");
    browser.get(page + "?lang=en");
    assertThat(browser.submit(page + "/withdraw", Map.of()).html())
        .contains("Withdrawn", "value=\"91350100M000100Y43\"");
  }

  @Test
  void each_fault_is_at_its_field_and_nothing_typed_is_lost() {
    browser.get(page);
    Page faulty =
        browser.submit(page, Map.of("companyName", "Corner \"Bakery\"", "creditCode", "1"));

    assertThat(faulty.status()).isEqualTo(422);
    assertThat(faulty.html())
        .contains("value=\"Corner &quot;Bakery&quot;\"", "id=\"creditCode-fault\"")
        .doesNotContain("id=\"companyName-fault\"");
    assertThat(verifications.of(new AppId(appid))).isEmpty();
  }

  @Test
  void a_refusal_shows_its_reason_and_the_form_comes_back_filled_in() {
    browser.get(page);
    browser.submit(page, TYPED);
    Verification asked = verifications.of(new AppId(appid)).get(0);
    new Reviewer(address(""), "reviewer")
        .refuse(asked.id().toString(), "Another company has this code");
    until(Status.REFUSED);

    assertThat(browser.get(page).html())
        .contains("Another company has this code", "value=\"91350100M000100Y43\"");
    assertThat(browser.get("/console/notices").html()).contains("was refused");
    assertThat(browser.get(account).html()).contains("Last request · Refused");
    browser.get(page);
    assertThat(browser.submit(page, TYPED).html())
        .contains("In review")
        .doesNotContain("Another company");
    new Reviewer(address(""), "reviewer")
        .approve(verifications.of(new AppId(appid)).get(0).id().toString());
    until(Status.APPROVED);
    assertThat(browser.get(page).html())
        .contains("Verified until", "It can be renewed from")
        .doesNotContain("name=\"creditCode\"");
    assertThat(browser.get("/console/plugins/card/" + appid + "/apply").html())
        .contains("name=\"agreed\"");
  }

  @Test
  void asking_twice_asks_once_and_says_so() {
    Page form = browser.get(page);
    String token = form.html().split("name=\"_csrf\" value=\"")[1].split("\"")[0];
    Map<String, String> fields =
        Map.of("_csrf", token, "companyName", "Corner Bakery", "creditCode", "91350100M000100Y43");
    browser.post(page, fields);

    assertThat(browser.post(page, fields).html()).contains("already in review");
    assertThat(verifications.of(new AppId(appid))).hasSize(1);
  }

  @Test
  void a_suspended_account_says_why_and_what_ends_it() {
    accounts.activate(new AppId(appid));
    db.sql("UPDATE account SET verified_until = :until WHERE appid = :appid")
        .param("appid", appid)
        .param("until", clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
        .update();
    assertThat(browser.get(account).html())
        .contains("The card function is suspended", "Renewing it lifts the suspension", page);
    assertThat(browser.get("/console").html()).contains("Why is it suspended?");

    suspensions.suspend(new AppId(appid), "Coupons for <b>tobacco", "lead");

    assertThat(browser.get(account).html())
        .contains("Coupons for &lt;b&gt;tobacco")
        .doesNotContain("Renewing it lifts");
    for (String path : new String[] {account, page, "/console/accounts"}) {
      assertThat(browser.get(path + "?lang=zh-CN").html())
          .contains("<html lang=\"zh-CN\"")
          .doesNotContain("??", " style=");
    }
  }

  @Test
  void apps_and_what_belongs_to_others_are_not_there() {
    String app = appid + "a";
    accounts.add(merchant, new AppId(app), "s".repeat(32), AccountKind.MOBILE_APP, "App", true);
    assertThat(browser.get("/console/accounts/" + app + "/verification").status()).isEqualTo(404);

    merchants.register("Other", "other" + email, "flour", Locale.ENGLISH);
    PageVisitor stranger = new PageVisitor(address("")).signedInAs("other" + email, "flour");
    assertThat(stranger.get(page).status()).isEqualTo(404);
    String strangers =
        stranger
            .get("/console/accounts/new")
            .html()
            .split("name=\"_csrf\" value=\"")[1]
            .split("\"")[0];
    assertThat(
            stranger
                .post(page, Map.of("_csrf", strangers, "companyName", "x", "creditCode", "y"))
                .status())
        .isEqualTo(404);
    assertThat(stranger.post(page + "/withdraw", Map.of("_csrf", strangers)).status())
        .isEqualTo(404);
  }

  private void until(Status status) {
    Awaitility.await(status + "")
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                verifications.latest(merchant, new AppId(appid)).orElseThrow().status() == status);
  }
}
