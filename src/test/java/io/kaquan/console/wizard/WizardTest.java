package io.kaquan.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Reviewer;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.capability.Capabilities;
import io.kaquan.merchant.store.StoreDetails;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cards made, copied and changed through their pages, without scripts. */
class WizardTest extends MerchantScenario {
  private static final String NEW = "/console/cards/new";
  private static final Map<String, String> LOOK =
      Map.of(
          "brand_name",
          "晨光咖啡",
          "logo_url",
          "https://cdn.example.com/logo.png",
          "title",
          "十元券 <b>",
          "color",
          "Color050",
          "notice",
          "付款时出示二维码");
  private static final Map<String, String> CASH =
      Map.of(
          "reduce_cost",
          "9.90",
          "least_cost",
          "￥30",
          "date_type",
          CardEntry.TERM,
          "fixed_term",
          "30",
          "fixed_begin_term",
          "");
  private static final Map<String, String> USE =
      Map.of(
          "quantity",
          "１,000",
          "get_limit",
          "2",
          "can_give_friend",
          "true",
          "location",
          "all",
          "code_type",
          "CODE_TYPE_BARCODE",
          "description",
          "每单限用一张\n不找零",
          "service_phone",
          "020-12345678");

  @Autowired private Capabilities capabilities;

  @Test
  void a_card_is_made_step_by_step_and_waits_for_its_review() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    assertThat(browser.get("/console/cards").html()).contains("No cards yet", NEW);
    assertThat(browser.get(NEW).html())
        .contains("Cash coupon", "Group deal", "Discount coupon", "Gift coupon", "General coupon")
        .doesNotContain("Member card", "??");

    String draft = begin("CASH");
    assertThat(next(draft, "look", LOOK).path()).isEqualTo(draft + "/worth");
    assertThat(next(draft, "worth", CASH).path()).isEqualTo(draft + "/use");
    Page overview = next(draft, "use", USE);
    assertThat(overview.path()).isEqualTo(draft + "/submit");
    assertThat(overview.html())
        .contains(
            "十元券 &lt;b&gt;",
            "9.90",
            "¥30 or more",
            "tone-9062c0",
            "data:image/png;base64,",
            "1002 0030 0400",
            "Valid for 30 days from the day you claim it")
        .doesNotContain("disabled", "??", "<b>\n");

    Page page = browser.submit(draft + "/submit", Map.of());
    Card card = cards.of(merchant).get(0);
    assertThat(page).returns("/console/cards/" + card.terms().cardId(), Page::path);
    assertThat(page.html())
        .contains(
            "In review, expected within 3 working days",
            "Thursday, 26 November 2026, 18:00",
            "十元券 &lt;b&gt;",
            "不找零",
            "can be given")
        .doesNotContain("Hand out this card");
    assertThat(card.terms())
        .returns(990L, terms -> terms.reduceCost())
        .returns(2, terms -> terms.getLimit())
        .returns(appid, terms -> terms.appid());
    assertThat(card.content().path("least_cost").asLong()).isEqualTo(3000);
    assertThat(card.content().at("/base_info/code_type").asText()).isEqualTo("CODE_TYPE_BARCODE");
    assertThat(card.content().at("/base_info/can_share").asBoolean()).isFalse();
    assertThat(card.stock()).isEqualTo(1000);
    assertThat(browser.get("/console/cards").html())
        .contains("1,000 / 1,000", "In review", page.path())
        .doesNotContain("data-standing=\"DRAFT\"");
    assertThat(browser.get(draft + "/look").path())
        .as("a draft that is a card")
        .isEqualTo(page.path());
    assertThat(browser.get(page.path() + "?lang=zh-CN").html())
        .contains("审核中,预计3个工作日完成审核", "付款时出示二维码");
  }

  @Test
  void every_type_that_can_be_made_in_the_console_has_a_form() {
    assertThat(capabilities.creatable(merchant))
        .containsOnlyKeys(Arrays.stream(TypeForm.values()).map(Enum::name).toArray(String[]::new))
        .allSatisfy(
            (type, own) -> assertThat(own).extracting(Account::appid).containsExactly(appid));
  }

  @Test
  void each_type_says_what_it_gives() {
    Map.of(
            "GROUPON",
            Map.of("deal_detail", "双人火锅\n饮料 2 杯"),
            "GIFT",
            Map.of("gift", "小杯咖啡一杯"),
            "GENERAL_COUPON",
            Map.of("default_detail", "周一买一送一"),
            "DISCOUNT",
            Map.of("discount", "8.5 折", "discount_unit", "off"))
        .forEach(
            (type, worth) -> {
              String draft = begin(type);
              next(draft, "look", LOOK);
              Map<String, String> typed = with(CASH, worth);
              typed.keySet().removeAll(List.of("reduce_cost", "least_cost"));
              assertThat(next(draft, "worth", typed).path()).as(type).isEqualTo(draft + "/use");
              next(draft, "use", USE);
              Page page = browser.submit(draft + "/submit", Map.of());
              Card card = cards.of(merchant).get(0);
              assertThat(page.path()).as(type).endsWith(card.terms().cardId());
              assertThat(card.terms().type().name()).isEqualTo(type);
              if (type.equals("DISCOUNT")) {
                assertThat(card.content().path("discount").asInt()).isEqualTo(15);
                assertThat(page.html()).contains("15% off");
              } else {
                String input = worth.keySet().iterator().next();
                assertThat(card.content().path(input).asText()).isEqualTo(worth.get(input));
                assertThat(page.html())
                    .contains(worth.get(input).lines().findFirst().orElseThrow());
              }
            });
    assertThat(cards.of(merchant)).hasSize(4);
  }

  @Test
  void days_between_two_dates_end_with_the_last_one_and_chosen_stores_are_the_only_ones() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    long store =
        stores
            .add(
                merchant,
                UUID.randomUUID(),
                new StoreDetails(
                    "Bakery", "", "", "Shanghai", "", "1 Baker Street", "", "", "", "", ""))
            .id();
    String draft = begin("CASH");
    next(draft, "look", LOOK);
    next(
        draft,
        "worth",
        with(
            CASH,
            Map.of(
                "date_type",
                CardEntry.RANGE,
                "begin_timestamp",
                "2026-12-01",
                "end_timestamp",
                "2026-12-31")));
    assertThat(next(draft, "use", with(USE, Map.of("location", "some"))).html())
        .contains("location_id_list-fault");
    assertThat(
            next(draft, "use", with(USE, Map.of("location", "some", "location_id_list", "1")))
                .html())
        .contains("location_id_list-fault");
    assertThat(
            next(
                    draft,
                    "use",
                    with(USE, Map.of("location", "some", "location_id_list", "" + store)))
                .path())
        .endsWith("/submit");
    browser.submit(draft + "/submit", Map.of());
    assertThat(cards.of(merchant).get(0).terms())
        .returns(List.of("" + store), terms -> terms.stores())
        .returns(Instant.parse("2026-11-30T16:00:00Z"), terms -> terms.validity().begin())
        .returns(Instant.parse("2026-12-31T15:59:59Z"), terms -> terms.validity().end());
  }

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
  void two_windows_do_not_overwrite_each_other_in_silence() {
    String draft = begin("CASH");
    PageVisitor other = new PageVisitor(address("")).signedInAs(email, PASSWORD);
    other.get(draft + "/look");
    go(draft, "look", with(LOOK, Map.of("title", "First")), "refresh");

    Page page = other.submit(draft + "/look", with(LOOK, Map.of("title", "Second", "go", "next")));
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.html()).contains("This draft was changed elsewhere", email, "value=\"Second\"");
    assertThat(browser.get(draft + "/look").html()).contains("value=\"First\"");
    other.submit(draft + "/look", with(LOOK, Map.of("title", "Second", "go", "next")));
    assertThat(browser.get(draft + "/look").html()).as("knowingly").contains("value=\"Second\"");

    browser.get(draft + "/look");
    other.get(draft + "/look");
    assertThat(next(draft, "look", with(LOOK, Map.of("title", "Same"))).status()).isEqualTo(200);
    assertThat(
            other
                .submit(draft + "/look", with(LOOK, Map.of("title", "Same", "go", "next")))
                .status())
        .as("sent twice")
        .isEqualTo(200);
  }

  @Test
  void a_draft_becomes_one_card_however_often_it_is_handed_in() {
    String draft = filled();
    Page overview = browser.get(draft + "/submit");
    Map<String, String> form =
        Map.of(
            "_csrf",
            found(overview, "name=\"_csrf\" value=\"([^\"]+)\""),
            "version",
            found(overview, "name=\"version\" value=\"([^\"]+)\""));
    ExecutorService fingers = Executors.newFixedThreadPool(6);
    try {
      List<CompletableFuture<Page>> sent =
          IntStream.range(0, 6)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> browser.post(draft + "/submit", form), fingers))
              .toList();
      assertThat(sent)
          .allSatisfy(page -> assertThat(page.join().path()).startsWith("/console/cards/p"));
    } finally {
      fingers.shutdown();
    }
    assertThat(cards.of(merchant)).hasSize(1);
  }

  @Test
  void the_same_tile_pressed_twice_is_one_draft() {
    browser.get(NEW);
    Page first = browser.submit(NEW, Map.of("card_type", "GIFT"));
    browser.get("/console/cards");
    Page tiles = browser.get(NEW);
    String number = found(tiles, "name=\"number\" value=\"([^\"]+)\"");
    String csrf = found(tiles, "name=\"_csrf\" value=\"([^\"]+)\"");
    Map<String, String> form = Map.of("_csrf", csrf, "number", number, "card_type", "GIFT");
    assertThat(browser.post(NEW, form).path())
        .isEqualTo(browser.post(NEW, form).path())
        .isNotEqualTo(first.path());
    assertThat(browser.post(NEW, Map.of("_csrf", csrf, "card_type", "MEMBER_CARD")).path())
        .as("no form")
        .isEqualTo(NEW);
  }

  @Test
  void a_card_is_copied_with_everything_it_says_whoever_made_it() {
    CardMaker maker =
        CardMaker.aCashCard().of(appid).withCustomCodes().notGivable().forEachPerson(7);
    ObjectNode json = maker.json();
    json.withObject("/cash/advanced_info/use_condition").put("accept_category", "鞋类");
    String cardId = commands.create(appid, json, false).cardId();
    browser.get("/console/cards/" + cardId);
    Page look = browser.submit("/console/cards/" + cardId + "/copy", Map.of());
    String draft = look.path().replace("/look", "");
    assertThat(look.html())
        .contains("value=\"" + cards.find(cardId).orElseThrow().terms().title() + "\"");
    Page overview = browser.get(draft + "/submit");
    assertThat(overview.html()).doesNotContain("disabled");
    browser.submit(draft + "/submit", Map.of());

    Card copy =
        cards.of(merchant).stream()
            .filter(card -> !card.terms().cardId().equals(cardId))
            .findFirst()
            .orElseThrow();
    assertThat(copy.terms())
        .returns(7, terms -> terms.getLimit())
        .returns(false, terms -> terms.canGive())
        .returns(false, terms -> terms.customCode())
        .returns(1000L, terms -> terms.reduceCost());
    assertThat(copy.content().at("/advanced_info/use_condition/accept_category").asText())
        .isEqualTo("鞋类");
    assertThat(copy.stock()).isEqualTo(1000);
  }

  @Test
  void an_approved_card_is_changed_where_that_is_possible() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    browser.get("/console/cards/" + cardId);
    Page look = browser.submit("/console/cards/" + cardId + "/change", Map.of());
    String draft = look.path().replace("/look", "");
    assertThat(look.html())
        .containsPattern("id=\"brand_name\"[^>]*disabled")
        .contains("are reviewed again")
        .doesNotContain("??");
    assertThat(browser.get(draft + "/worth").html())
        .containsPattern("id=\"reduce_cost\"[^>]*disabled");
    assertThat(browser.get(draft + "/submit").html()).contains("No changes yet", "disabled");
    browser.get("/console/cards/" + cardId);
    assertThat(browser.submit("/console/cards/" + cardId + "/change", Map.of()).path())
        .as("one draft")
        .isEqualTo(look.path());

    next(
        draft,
        "use",
        with(
            USE,
            Map.of("get_limit", "3", "description", "每单限用一张", "code_type", "CODE_TYPE_QRCODE")));
    assertThat(browser.get(draft + "/submit").html())
        .contains("These changes take effect immediately", "<del>50</del>", "<ins>3</ins>")
        .doesNotContain("Needs review");
    Page page = browser.submit(draft + "/submit", Map.of());
    assertThat(page.html()).contains("The changes are in effect");
    assertThat(cards.find(cardId).orElseThrow().terms())
        .returns(3, terms -> terms.getLimit())
        .returns(CardStatus.VERIFY_OK, terms -> terms.status());

    browser.get("/console/cards/" + cardId);
    String again =
        browser
            .submit("/console/cards/" + cardId + "/change", Map.of())
            .path()
            .replace("/look", "");
    next(
        again,
        "look",
        with(
            LOOK,
            Map.of(
                "brand_name",
                "Somebody else",
                "title",
                "Renamed",
                "color",
                "Color010",
                "logo_url",
                "https://cdn.example/logo.png",
                "notice",
                "请出示二维码")));
    assertThat(browser.get(again + "/submit").html())
        .contains("Needs review", "<ins>Renamed</ins>")
        .doesNotContain("Somebody else");
    assertThat(browser.submit(again + "/submit", Map.of()).html())
        .contains("The changes have been submitted");
    assertThat(cards.find(cardId).orElseThrow().terms().status()).isEqualTo(CardStatus.NOT_VERIFY);
    assertThat(browser.submit("/console/cards/" + cardId + "/change", Map.of()).html())
        .contains("value=\"Renamed\"");
  }

  @Test
  void a_refused_card_opens_with_its_reason_and_is_handed_in_again() {
    String cardId = CardMaker.aCashCard().of(appid).create(commands);
    new Reviewer(address(""), "reviewer").refuse(cardId, "The logo is not yours");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> cards.find(cardId).orElseThrow().terms().status() == CardStatus.VERIFY_FAIL);
    assertThat(browser.get("/console/cards/" + cardId).html()).contains("Edit and resubmit");
    Page look = browser.submit("/console/cards/" + cardId + "/change", Map.of());
    String draft = look.path().replace("/look", "");
    assertThat(look.html()).contains("Reason for refusal", "The logo is not yours");
    assertThat(browser.get(draft + "/worth").html())
        .as("nobody was promised anything")
        .doesNotContainPattern("id=\"reduce_cost\"[^>]*disabled");
    next(draft, "look", with(LOOK, Map.of("title", "Mended")));
    browser.get(draft + "/submit");
    assertThat(browser.submit(draft + "/submit", Map.of()).html())
        .contains("The changes have been submitted");
    assertThat(cards.find(cardId).orElseThrow().terms().status()).isEqualTo(CardStatus.NOT_VERIFY);
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
    assertThat(browser.get("/console/cards/draft/x/look").status()).isEqualTo(400);
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

  private String begin(String type) {
    browser.get(NEW);
    return browser.submit(NEW, Map.of("card_type", type)).path().replace("/look", "");
  }

  private String filled() {
    String draft = begin("CASH");
    next(draft, "look", LOOK);
    next(draft, "worth", CASH);
    next(draft, "use", USE);
    return draft;
  }

  private Page next(String draft, String step, Map<String, String> typed) {
    return go(draft, step, typed, "next");
  }

  private Page go(String draft, String step, Map<String, String> typed, String button) {
    browser.get(draft + "/" + step);
    return browser.submit(draft + "/" + step, with(typed, Map.of("go", button)));
  }

  private static Map<String, String> with(Map<String, String> typed, Map<String, String> other) {
    Map<String, String> all = new HashMap<>(typed);
    all.putAll(other);
    return all;
  }

  private static String found(Page page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page.html());
    assertThat(found.find()).as(pattern + " in " + page.html()).isTrue();
    return found.group(1);
  }
}
