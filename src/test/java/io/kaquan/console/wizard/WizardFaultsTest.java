package io.kaquan.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong in a draft is said at its field, and nothing that was typed is lost. */
class WizardFaultsTest extends WizardScenario {
  @Test
  void all_that_is_missing_is_said_at_once_and_nothing_typed_is_lost() {
    String draft = begin("CASH");
    Page page =
        next(draft, "look", with(LOOK, Map.of("title", "", "notice", " ", "logo_url", "http://x")));
    assertThat(page.status()).isEqualTo(422);
    for (String input : List.of("title", "notice", "logo_url")) {
      assertThat(page.html()).contains("id=\"" + input + "-fault\"", "href=\"#" + input + "\"");
    }
    assertThat(page.html())
        .contains("value=\"晨光咖啡\"", "value=\"http://x\"")
        .doesNotContain("brand_name-fault", "??")
        .containsPattern("value=\"Color050\"[^>]* checked");
    assertThat(browser.get(draft + "/look").html())
        .as("kept as well")
        .contains("value=\"晨光咖啡\"", "value=\"http://x\"");
  }

  @Test
  void each_fault_of_the_card_is_at_its_field_in_words() {
    String draft = begin("CASH");
    next(draft, "look", LOOK);
    Map<String, Map<Map<String, String>, String>> wrong =
        Map.of(
            "look",
                Map.of(
                    Map.of("title", "十元代金券十元代金券"),
                    "title-fault\">Too long",
                    Map.of("color", "Color999"),
                    "color-fault\">Please choose"),
            "worth",
                Map.of(
                    Map.of("reduce_cost", "1.234"),
                    "reduce_cost-fault\">An amount",
                    Map.of("reduce_cost", "-5"),
                    "reduce_cost-fault\">An amount",
                    Map.of("least_cost", "5"),
                    "least_cost-fault\">More than the amount off",
                    Map.of("fixed_term", "0"),
                    "fixed_term-fault\">A whole number",
                    Map.of("date_type", "never"),
                    "date_type-fault\">Please choose",
                    Map.of(
                        "date_type",
                        CardEntry.RANGE,
                        "begin_timestamp",
                        "yesterday",
                        "end_timestamp",
                        "2037-01-01"),
                    "begin_timestamp-fault\">This is not a valid date",
                    Map.of(
                        "date_type",
                        CardEntry.RANGE,
                        "begin_timestamp",
                        "2020-01-01",
                        "end_timestamp",
                        "2020-02-01"),
                    "end_timestamp-fault\">Today or later"),
            "use",
                Map.of(
                    Map.of("quantity", "many"),
                    "quantity-fault\">A whole number",
                    Map.of("get_limit", "51"),
                    "get_limit-fault\">A whole number from 1 to 50",
                    Map.of("get_limit", "0"),
                    "get_limit-fault\">A whole number from 1 to 50",
                    Map.of("service_phone", "0".repeat(25)),
                    "service_phone-fault\">Too long",
                    Map.of("code_type", "CODE_TYPE_SMELL"),
                    "code_type-fault\">This cannot be shown"));
    Map<String, Map<String, String>> right = Map.of("look", LOOK, "worth", CASH, "use", USE);
    wrong.forEach(
        (step, cases) ->
            cases.forEach(
                (typed, fault) -> {
                  Page page = next(draft, step, with(right.get(step), typed));
                  assertThat(page.status()).as(fault).isEqualTo(422);
                  assertThat(page.html()).contains("id=\"" + fault).doesNotContain("??");
                }));
    String discount = begin("DISCOUNT");
    for (String typed : List.of("15 %", "nothing", "100% off", "0")) {
      assertThat(
              next(
                      discount,
                      "worth",
                      Map.of(
                          "discount",
                          typed,
                          "discount_unit",
                          "zhe",
                          "date_type",
                          CardEntry.TERM,
                          "fixed_term",
                          "3"))
                  .html())
          .as(typed)
          .contains("discount-fault\">This is ambiguous");
    }
    assertThat(cards.of(merchant)).isEmpty();
    assertThat(browser.get(draft + "/look?lang=zh-CN").html()).contains("卡券标题", "上传");
    assertThat(next(draft, "look", with(LOOK, Map.of("title", "十元代金券十元代金券"))).html())
        .contains("内容过长")
        .doesNotContain("??");
  }

  @Test
  void hostile_input_harms_nobody() {
    String draft = begin("GIFT");
    Page page =
        next(
            draft,
            "worth",
            Map.of(
                "gift",
                "<script>alert(1)</script>\u0000",
                "date_type",
                CardEntry.TERM,
                "fixed_term",
                "9".repeat(300)));
    assertThat(page.html()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    Page huge =
        next(
            draft,
            "worth",
            Map.of("gift", "火".repeat(20_000), "date_type", CardEntry.TERM, "fixed_term", "3"));
    assertThat(huge.status()).isEqualTo(422);
    assertThat(huge.html()).contains("more than a draft can hold", "火".repeat(20_000));
    assertThat(next(draft, "look", with(LOOK, Map.of("appid", "wxdemo0000000001"))).html())
        .as("another merchant's account")
        .contains("id=\"faults\"");
    assertThat(browser.get(draft + "/submit").html()).contains("not active");
    assertThat(browser.submit(draft + "/submit", Map.of()).status()).isEqualTo(422);
    assertThat(browser.get(draft + "/nowhere").status()).isEqualTo(404);
    assertThat(browser.get("/console/cards/draft/x/look").status()).isEqualTo(404);
  }

  @Test
  void drafts_of_others_are_not_there() {
    String draft = filled();
    merchants.register("Other", "other" + email, "flour", Locale.ENGLISH);
    PageVisitor other = new PageVisitor(address("")).signedInAs("other" + email, "flour");
    String token = found(other.get("/console/me"), "name=\"_csrf\" value=\"([^\"]+)\"");
    for (String path : List.of("/look", "/use", "/submit")) {
      assertThat(other.get(draft + path).status()).as(path).isEqualTo(404);
    }
    for (String path : List.of("/look", "/look/sketch", "/submit")) {
      assertThat(
              other
                  .post(draft + path, Map.of("_csrf", token, "title", "mine", "version", "4"))
                  .status())
          .as(path)
          .isEqualTo(404);
    }
    other.post(draft + "/delete", Map.of("_csrf", token));
    assertThat(browser.get(draft + "/look").html()).contains("十元券");
    assertThat(cards.of(merchant)).isEmpty();
  }
}
