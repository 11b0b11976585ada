package io.kaquan.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.files.document.Documents;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.ApplicationStatus;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.member.Merchants;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConsoleTest extends Scenario {
  private static final Map<String, String> TYPED =
      Map.of(
          "companyName",
          "Corner Bakery",
          "creditCode",
          "9135 0100-m000100y43",
          "contactName",
          "Ann",
          "phone",
          "138 0013 8000",
          "email",
          "ann@bakery.example",
          "category",
          "catering.bakery",
          "brandName",
          "Corner Bakery",
          "description",
          "Bread <b>and</b> cake");

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private Applications applications;

  @Autowired private Documents documents;

  private final String official =
      "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  private final String app = official + "a";
  private final String email = official + "@bakery.example";
  private PageVisitor browser;
  private UUID merchant;

  @BeforeEach
  void aMerchantIsSignedIn() {
    merchant = merchants.register("Corner Bakery", email, "flour", Locale.ENGLISH);
    accounts.add(merchant, official, "s".repeat(32), AccountKind.SUBSCRIPTION, "Bakery", true);
    accounts.add(merchant, app, "s".repeat(32), AccountKind.MOBILE_APP, "Bakery App", true);
    browser = new PageVisitor(address(""));
    assertThat(browser.signIn(email, "flour"))
        .returns("/console", Page::path)
        .returns(200, Page::status);
  }

  @Test
  void every_page_of_the_console_is_there_in_both_languages() {
    for (String path :
        List.of(
            "/console",
            "/console/plugins",
            "/console/plugins/card",
            "/console/apps",
            "/console/apps/" + app,
            "/console/channels",
            "/console/cards",
            "/till",
            "/till/shift",
            "/console/stores",
            "/console/stores/new",
            "/console/statements",
            "/console/notices",
            apply(official),
            "/console/apps/" + app + "/apply")) {
      for (String language : List.of("zh-CN", "en")) {
        Page page = browser.get(path + "?lang=" + language);
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.html())
            .as(path)
            .contains("<html lang=\"" + language + "\"")
            .doesNotContain("??", " style=", "onclick=");
      }
    }
  }

  @Test
  void a_stranger_is_asked_to_sign_in_and_then_comes_where_he_wanted_to() {
    PageVisitor stranger = new PageVisitor(address(""));
    assertThat(stranger.get("/console/cards")).returns("/console/sign-in", Page::path);
    assertThat(stranger.signIn(email, "water").html()).contains("is not right", email);
    stranger.get("/console/cards");
    assertThat(
            stranger.submit(
                "/console/sign-in",
                Map.of("email", email.toUpperCase(Locale.ROOT), "password", "flour")))
        .returns("/console/cards", Page::path);
  }

  @Test
  void staff_and_made_up_users_do_not_come_in() {
    assertThat(new PageVisitor(address("")).signIn("reviewer", "reviewer"))
        .returns("/console/sign-in", Page::path);
    assertThat(new PageVisitor(address("")).signIn("user", ""))
        .returns("/console/sign-in", Page::path);
  }

  @Test
  void signing_out_ends_it() {
    assertThat(browser.submit("/console/sign-out", Map.of()).html())
        .contains("You have signed out");
    assertThat(browser.get("/console")).returns("/console/sign-in", Page::path);
  }

  @Test
  void nothing_changes_without_the_forms_token() {
    browser.get("/console/plugins/card/" + official + "/apply");
    Page refused = browser.post(apply(official), TYPED);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.html()).contains("open for too long");
    assertThat(applications.of(merchant)).isEmpty();
  }

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
    accounts.add(merchant, unverified, "s".repeat(32), AccountKind.SERVICE, "New", false);

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

  @Test
  void what_belongs_to_others_is_not_there() {
    Application application = submitted();
    UUID other = merchants.register("Other", "other" + email, "flour", Locale.ENGLISH);
    PageVisitor stranger = new PageVisitor(address(""));
    stranger.signIn("other" + email, "flour");

    for (String path :
        List.of(
            "/console/applications/" + application.id(),
            apply(official),
            "/console/apps/" + app,
            "/console/applications/" + application.id() + "/materials",
            "/console/applications/nonsense",
            "/console/notices/" + UUID.randomUUID(),
            "/console/statements/2026-01-01.csv",
            "/console/statements/x.csv")) {
      assertThat(stranger.get(path).status()).as(path).isIn(400, 404);
    }
    assertThat(merchants.owners(other)).hasSize(1);
  }

  private String apply(String appid) {
    return "/console/plugins/card/" + appid + "/apply";
  }

  private Application submitted() {
    return applications
        .apply(
            merchant,
            official,
            Papers.of(documents, merchant, Channel.OFFICIAL_ACCOUNT)
                .with("companyName", "Corner Bakery"))
        .fold(
            done -> done.application(),
            invalid -> {
              throw new AssertionError(invalid);
            },
            notNow -> {
              throw new AssertionError(notNow);
            });
  }

  private void until(Application application, ApplicationStatus status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> applications.find(application.id()).orElseThrow().status() == status);
  }
}
