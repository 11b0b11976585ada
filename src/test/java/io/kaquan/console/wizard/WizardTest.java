package io.kaquan.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.catalogue.Card;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.capability.Capabilities;
import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A new card is made step by step, each type by its own form. */
class WizardTest extends WizardScenario {
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
    assertThat(capabilities.creatable(new MerchantId(merchant)))
        .containsOnlyKeys(Arrays.stream(TypeForm.values()).map(Enum::name).toArray(String[]::new))
        .allSatisfy(
            (type, own) ->
                assertThat(own).extracting(Account::appid).containsExactly(new AppId(appid)));
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
                new MerchantId(merchant),
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
}
