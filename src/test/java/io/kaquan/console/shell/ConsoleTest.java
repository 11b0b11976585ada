package io.kaquan.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.ApplicantScenario;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.merchant.activation.Application;
import io.kaquan.platform.tenant.MerchantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The console as a whole: its pages in both languages, and who comes in. */
class ConsoleTest extends ApplicantScenario {
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
  void what_belongs_to_others_is_not_there() {
    Application application = submitted();
    MerchantId other = merchants.register("Other", "other" + email, "flour", Locale.ENGLISH);
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
}
