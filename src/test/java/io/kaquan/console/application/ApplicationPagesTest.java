package io.kaquan.console.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.ApplicantScenario;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.ApplicationStatus;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Applying for the card function, through the pages. */
class ApplicationPagesTest extends ApplicantScenario {
  @Test
  void applying_by_way_of_the_official_account_shows_the_due_date() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    assertThat(browser.get("/console/plugins/card").html())
        .contains(apply(official))
        .doesNotContain(apply(app));

    Page page = browser.apply(apply(official), TYPED);

    assertThat(page.path()).startsWith("/console/applications/");
    assertThat(page.html())
        .contains(
            "Thursday, 26 November 2026, 18:00",
            "91350100M000100Y43",
            "Bread &lt;b&gt;and&lt;/b&gt; cake");
    assertThat(browser.get(page.path() + "?lang=zh-CN").html()).contains("审核中,预计3个工作日完成审核");
    assertThat(browser.get(apply(official)).path())
        .as("the open one, not a second form")
        .isEqualTo(page.path());
  }

  @Test
  void applying_by_way_of_the_app_ends_in_the_same_place() {
    assertThat(browser.get("/console/apps/" + app).html())
        .contains("/console/apps/" + app + "/apply");
    Map<String, String> words = new HashMap<>(TYPED);
    words.putAll(
        Map.of(
            "appName",
            "Bakery",
            "packageName",
            "example.bakery",
            "storeLink",
            "https://apps.example.com/b"));

    Page page = browser.apply("/console/apps/" + app + "/apply", words);

    assertThat(page.path()).startsWith("/console/applications/");
    assertThat(page.html()).contains("In review", "example.bakery");
    assertThat(browser.get("/console/plugins/card/" + app + "/apply").status())
        .as("an app by the other way")
        .isEqualTo(404);
  }

  @Test
  void each_fault_is_at_its_field_and_nothing_typed_is_lost() {
    Page page =
        browser.apply(
            apply(official),
            Map.of("companyName", "Corner \"Bakery\"", "creditCode", "1", "description", "a\nb"));

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.html())
        .contains(
            "value=\"Corner &quot;Bakery&quot;\"",
            "id=\"creditCode-fault\"",
            "id=\"phone-fault\"",
            ">a\nb</textarea>",
            "licence.png")
        .doesNotContain("id=\"companyName-fault\"");
    assertThat(applications.of(merchant))
        .singleElement()
        .returns(ApplicationStatus.DRAFT, Application::status);
    assertThat(browser.get(page.path()).html())
        .as("after a break")
        .contains("value=\"Corner &quot;Bakery&quot;\"");
  }

  @Test
  void an_unverified_account_is_told_what_is_missing() {
    String unverified = official + "u";
    accounts.add(
        merchant, new AppId(unverified), "s".repeat(32), AccountKind.SERVICE, "New", false);

    assertThat(browser.get(apply(unverified)).html())
        .contains("is not verified")
        .doesNotContain("creditCode");
  }

  @Test
  void a_refusal_is_read_in_the_notification_centre_and_the_form_comes_back_filled_in() {
    Application application = submitted();
    new Reviewer(address(""), "reviewer")
        .refuse(application.id().toString(), "The licence is blurred");
    until(application, ApplicationStatus.REFUSED);

    Page notices = browser.get("/console/notices");
    assertThat(notices.html()).contains("Notifications, 1 unread", "was refused");
    String notice = notices.html().split("action=\"/console/notices/")[1].split("\"")[0];
    browser.get("/console/notices/" + notice);
    assertThat(browser.get("/console/notices").html())
        .as("looking marks nothing")
        .contains("1 unread");
    Page opened = browser.submit("/console/notices/" + notice, Map.of());
    assertThat(opened.html())
        .contains("The licence is blurred", "/console/applications/" + application.id())
        .doesNotContain("1 unread");

    String again = "/console/applications/" + application.id() + "/materials";
    assertThat(browser.get("/console/applications/" + application.id()).html())
        .contains("The licence is blurred", again);
    assertThat(browser.get(again).html())
        .contains("value=\"Corner Bakery\"", "The licence is blurred");
    Page submitted = browser.handIn(again, TYPED);
    assertThat(submitted.html()).contains("submission 2", "In review").doesNotContain("blurred");
  }

  @Test
  void an_application_can_be_withdrawn() {
    Application application = submitted();
    String path = "/console/applications/" + application.id();
    browser.get(path);

    assertThat(browser.submit(path + "/withdraw", Map.of()).html()).contains("Withdrawn");
  }

  private void until(Application application, ApplicationStatus status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> applications.find(application.id()).orElseThrow().status() == status);
  }
}
