package io.kaquan.staff.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.suspension.Suspension;
import io.kaquan.merchant.suspension.Suspensions;
import io.kaquan.merchant.verification.Verifications;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccountPageTest extends Scenario {

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private Suspensions suspensions;

  @Autowired private Verifications verifications;

  @Autowired private IdentityService people;

  private final String appid =
      "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  private final String page = "/ops/accounts/" + appid;
  private MerchantId merchant;

  @BeforeEach
  void anActiveAccount() {
    merchant =
        new MerchantId(
            merchants
                .register("Corner <b>Bakery", appid + "@bakery.example", "flour", Locale.ENGLISH)
                .value());
    accounts.add(merchant, new AppId(appid), "s".repeat(32), AccountKind.SERVICE, "Bakery", true);
    accounts.activate(new AppId(appid));
  }

  @Test
  void a_lead_suspends_with_a_reason_and_ends_it() {
    PageVisitor lead = staff("lead");
    assertThat(lead.get(page).html())
        .contains("Corner &lt;b&gt;Bakery", "Activated", "Verified until");

    Page suspended = lead.submit(page + "/suspend", Map.of("reason", "Coupons for <b>tobacco"));
    assertThat(suspended).returns(page, Page::path).returns(200, Page::status);
    assertThat(suspended.html())
        .contains("Coupons for &lt;b&gt;tobacco", "Suspended", page + "/resume")
        .doesNotContain(page + "/suspend");
    assertThat(suspensions.open(new AppId(appid)).orElseThrow()).returns("lead", Suspension::by);
    assertThat(activation()).isEqualTo(ActivationStatus.SUSPENDED);

    assertThat(lead.submit(page + "/resume", Map.of()).html())
        .contains("Activated", page + "/suspend");
    assertThat(activation()).isEqualTo(ActivationStatus.ACTIVE);
  }

  @Test
  void without_a_reason_nothing_happens_and_what_was_typed_stays() {
    PageVisitor lead = staff("lead");
    lead.get(page);

    Page refused = lead.submit(page + "/suspend", Map.of("reason", "<"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html()).contains("id=\"reason-fault\"", ">&lt;</textarea>");
    assertThat(activation()).isEqualTo(ActivationStatus.ACTIVE);
  }

  @Test
  void a_reviewer_reads_and_does_not_suspend() {
    PageVisitor reviewer = staff("reviewer");
    Page seen = reviewer.get(page);

    assertThat(seen.html()).contains("Only lead reviewers").doesNotContain("/suspend", "/resume");
    for (String action : List.of("/suspend", "/resume")) {
      assertThat(reviewer.post(page + action, Map.of("reason", "tobacco")).status())
          .as(action)
          .isIn(403, 404);
    }
    assertThat(activation()).isEqualTo(ActivationStatus.ACTIVE);
  }

  @Test
  void who_is_no_lead_any_more_does_not_suspend_either() {
    PageVisitor lead = staff("lead");
    lead.get(page);
    people.deleteMembership("lead", "lead-reviewers");
    try {
      assertThat(lead.submit(page + "/suspend", Map.of("reason", "tobacco")).status())
          .isEqualTo(404);
    } finally {
      people.createMembership("lead", "lead-reviewers");
    }
    assertThat(activation()).isEqualTo(ActivationStatus.ACTIVE);
  }

  @Test
  void nothing_changes_without_the_forms_token() {
    PageVisitor lead = staff("lead");
    lead.get(page);

    assertThat(lead.post(page + "/suspend", Map.of("reason", "tobacco")).status()).isEqualTo(403);
    assertThat(activation()).isEqualTo(ActivationStatus.ACTIVE);
  }

  @Test
  void for_everybody_else_there_is_nothing() {
    PageVisitor merchants =
        new PageVisitor(address("")).signedInAs(appid + "@bakery.example", "flour");
    for (PageVisitor stranger :
        List.of(new PageVisitor(address("")), merchants, staff("analyst"), staff("settler"))) {
      assertThat(stranger.get(page).status()).isEqualTo(404);
      assertThat(stranger.post(page + "/suspend", Map.of("reason", "tobacco")).status())
          .isIn(403, 404);
    }
    assertThat(staff("lead").get("/ops/accounts/wx-nobody").status()).isEqualTo(404);
    assertThat(activation()).isEqualTo(ActivationStatus.ACTIVE);
  }

  @Test
  void it_shows_what_the_merchant_says_of_itself_in_both_languages() {
    String unverified = appid + "u";
    accounts.add(
        merchant, new AppId(unverified), "s".repeat(32), AccountKind.SUBSCRIPTION, "New", false);
    verifications.ask(merchant, new AppId(unverified), "Corner Bakery", "91350100M000100Y43");
    PageVisitor reviewer = staff("reviewer");

    for (String language : List.of("zh-CN", "en")) {
      assertThat(reviewer.get("/ops/accounts/" + unverified + "?lang=" + language).html())
          .contains("<html lang=\"" + language + "\"", "91350100M000100Y43")
          .doesNotContain("??", " style=");
    }
    assertThat(verifications.withdraw(merchant, new AppId(unverified))).isTrue();
  }

  private ActivationStatus activation() {
    return accounts.account(new AppId(appid)).orElseThrow().activation();
  }

  private PageVisitor staff(String name) {
    return new PageVisitor(address("")).signedInAtTasklistAs(name);
  }
}
