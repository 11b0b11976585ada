package io.kaquan.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Papers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A draft keeps whatever was typed, its logo too, and shows the card as it will be. */
class WizardDraftTest extends WizardScenario {
  @Test
  void a_draft_is_left_at_any_step_with_whatever_was_typed_and_gone_on_with_later() {
    String draft = begin("CASH");
    Page list =
        go(draft, "look", Map.of("title", "Half a ", "logo_url", "http://x", "notice", ""), "save");
    assertThat(list.html())
        .contains("The draft has been saved", "Half a", draft + "/look", "data-standing=\"DRAFT\"");
    assertThat(
            go(draft, "worth", Map.of("reduce_cost", "a lot", "date_type", "never"), "use").path())
        .isEqualTo(draft + "/use");
    assertThat(go(draft, "use", Map.of("quantity", "x".repeat(400)), "back").path())
        .isEqualTo(draft + "/worth");

    PageVisitor tomorrow = new PageVisitor(address("")).signedInAs(email, PASSWORD);
    assertThat(tomorrow.get(draft + "/look").html())
        .contains("value=\"Half a \"", "value=\"http://x\"");
    assertThat(tomorrow.get(draft + "/worth").html())
        .contains("value=\"a lot\"")
        .doesNotContain("-fault\"");
    assertThat(tomorrow.get(draft + "/use").html()).contains("x".repeat(400));
    Page overview = tomorrow.get(draft + "/submit");
    for (String input :
        List.of(
            "look?check=#brand_name",
            "look?check=#logo_url",
            "look?check=#notice",
            "worth?check=#reduce_cost",
            "worth?check=#date_type",
            "use?check=#quantity",
            "use?check=#get_limit",
            "use?check=#description")) {
      assertThat(overview.html()).contains(draft + "/" + input);
    }
    assertThat(overview.html()).doesNotContain("check=#title", "??").contains("disabled");
    assertThat(tomorrow.submit(draft + "/submit", Map.of()).status()).isEqualTo(422);
    assertThat(tomorrow.get(draft + "/worth?check=").html())
        .contains("reduce_cost-fault", "date_type-fault");
    assertThat(cards.of(merchant)).isEmpty();

    tomorrow.get(draft + "/submit");
    assertThat(tomorrow.submit(draft + "/submit", Map.of("version", "1")).status())
        .as("an old look at it")
        .isEqualTo(409);
    tomorrow.get("/console/cards?standing=DRAFT");
    assertThat(tomorrow.submit(draft + "/delete", Map.of()).html())
        .contains("The draft has been deleted", "No drafts");
    assertThat(tomorrow.get(draft + "/look").status()).isEqualTo(404);
  }

  @Test
  void a_logo_is_uploaded_and_shown_and_what_is_none_is_refused_with_everything_kept() {
    String draft = begin("CASH");
    browser.get(draft + "/look");
    Page page =
        browser.upload(
            draft + "/look",
            with(LOOK, Map.of("logo_url", "", "go", "upload")),
            Map.of("logo", Papers.logo()));
    String logo = found(page, "id=\"logo-shown\"[^>]* src=\"(/media/[^\"]+)\"");
    assertThat(new PageVisitor(address("")).get(logo).status()).isEqualTo(200);
    assertThat(page.html())
        .contains("value=\"晨光咖啡\"", "value=\"" + address(logo) + "\"")
        .containsPattern("wallet-card-brand[^\n]* src=\"" + Pattern.quote(logo));

    Page pressed =
        browser.upload(
            draft + "/look",
            with(LOOK, Map.of("logo_url", address(logo), "go", "upload")),
            Map.of());
    assertThat(pressed.html())
        .as("the button, when it is there already")
        .contains(logo)
        .doesNotContain("id=\"logo-fault\"");
    assertThat(
            browser
                .upload(
                    draft + "/look", with(LOOK, Map.of("logo_url", "", "go", "upload")), Map.of())
                .html())
        .contains("Please choose a file first");
    browser.get(draft + "/look");
    browser.submit(draft + "/look", with(LOOK, Map.of("logo_url", address(logo))));

    Map<String, byte[]> hostile =
        Map.of(
            "media.fault.kind",
            "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8),
            "media.fault.small",
            Papers.png(),
            "media.fault.big",
            new byte[2_000_000]);
    hostile.forEach(
        (fault, file) -> {
          browser.get(draft + "/look");
          Page refused =
              browser.upload(
                  draft + "/look",
                  with(LOOK, Map.of("logo_url", address(logo), "title", "Kept", "go", "next")),
                  Map.of("logo", file));
          assertThat(refused.status()).as(fault).isEqualTo(422);
          assertThat(refused.html())
              .contains("id=\"logo-fault\"", "value=\"Kept\"", logo)
              .doesNotContain("??");
        });
    assertThat(next(draft, "look", with(LOOK, Map.of("logo_url", address(logo)))).path())
        .endsWith("/worth");
  }

  @Test
  void the_preview_follows_what_is_typed_and_keeps_it() {
    String draft = begin("CASH");
    Page page = browser.get(draft + "/worth");
    assertThat(page.html()).contains("id=\"sketch\"", "Card title");
    Map<String, String> typed =
        with(
            CASH,
            Map.of(
                "_csrf",
                found(page, "name=\"_csrf\" value=\"([^\"]+)\""),
                "version",
                found(page, "name=\"version\" value=\"([^\"]+)\""),
                "reduce_cost",
                "12"));
    Page sketch = browser.post(draft + "/worth/sketch", typed);
    assertThat(sketch.html())
        .contains(">12<", "data-version=\"2\"")
        .doesNotContain("<html", "<form");
    assertThat(browser.get(draft + "/worth").html()).contains("value=\"12\"");
    assertThat(
            browser
                .post(draft + "/worth/sketch", with(typed, Map.of("reduce_cost", "13")))
                .status())
        .isEqualTo(409);
  }
}
