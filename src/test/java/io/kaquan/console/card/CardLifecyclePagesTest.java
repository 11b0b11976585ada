package io.kaquan.console.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.member.Merchants;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a merchant can do on a card's page after its creation, and reads there about its review. */
class CardLifecyclePagesTest extends Scenario {
  @Autowired private ApplicationContext beans;
  @Autowired private CardCommands commands;
  @Autowired private Merchants merchants;

  private Shop shop;
  private PageVisitor browser;

  @BeforeEach
  void aShop() {
    shop = Shop.activated(beans);
    browser = new PageVisitor(address("")).signedInAs(shop.email(), "a long password 1");
  }

  @Test
  void a_card_is_paused_and_put_on_sale_again() {
    String path = "/console/cards/" + shop.cardOnSale(Designs.cash());
    assertThat(browser.get(path).html()).contains("id=\"pause\"").doesNotContain("id=\"resume\"");

    assertThat(browser.submit(path + "/pause", Map.of()).html())
        .contains("The card is paused", "id=\"resume\"", "Paused")
        .doesNotContain("id=\"pause\"", "Hand out this card");
    assertThat(browser.submit(path + "/resume", Map.of()).html())
        .contains("The card is on sale again", "Hand out this card");
  }

  @Test
  void a_card_is_deleted_after_a_page_that_says_what_happens_to_coupons_in_hand() {
    String cardId = shop.cardOnSale(Designs.cash());
    String path = "/console/cards/" + cardId;
    assertThat(browser.get(path + "/delete").html())
        .contains("Delete “满十减三”?", "There are no unused coupons", "restored");
    String token = token(browser.get(path + "/delete"));
    assertThat(browser.post(path + "/delete", Map.of("_csrf", token)).path())
        .as("not without the page")
        .isEqualTo(path + "/delete");
    assertThat(shop.status(cardId)).isEqualTo(CardStatus.VERIFY_OK);

    browser.get(path + "/delete");
    Page deleted = browser.submit(path + "/delete", Map.of());
    assertThat(deleted.html())
        .contains("The card is deleted", "Deleted")
        .doesNotContain("id=\"delete\"", "id=\"pause\"");
    assertThat(browser.post(path + "/delete", Map.of("_csrf", token, "sure", "true")).html())
        .as("twice is once")
        .contains("The card is deleted");
    assertThat(browser.post(path + "/resume", Map.of("_csrf", token)).html())
        .contains("status does not allow this");
    assertThat(browser.get("/console/cards").html()).doesNotContain(path);
  }

  @Test
  void changes_in_review_stand_beside_what_consumers_see_and_reasons_beside_their_fields() {
    String cardId = shop.cardOnSale(Designs.cash());
    String path = "/console/cards/" + cardId;
    commands.change(
        shop.appid(),
        cardId,
        Designs.json("{\"cash\": {\"base_info\": {\"notice\": \"<i>加群领取\"}}}"),
        true);
    assertThat(browser.get(path).html())
        .contains(
            "Your changes are in review",
            "claim the last approved version",
            "&lt;i&gt;加群领取",
            "请出示二维码",
            "How to use",
            "Due by");
    assertThat(browser.get(path + "?lang=zh-CN").html()).contains("您的修改正在审核", "使用提醒");

    shop.decide(
        cardId,
        Map.of("decision", "refuse", "reasons", "{\"notice\": \"含引流信息\"}", "reason", "请修改后再提交"));
    browser.get("/console/me");
    assertThat(browser.get(path + "?lang=en").html())
        .contains("Your changes were refused", "含引流信息", "请修改后再提交", "Overall", "review 2");
  }

  @Test
  void another_merchants_card_is_not_there() {
    String path = "/console/cards/" + shop.cardOnSale(Designs.cash());
    String email = UUID.randomUUID() + "@other.example";
    merchants.register("Other", email, "flour", Locale.ENGLISH);
    PageVisitor other = new PageVisitor(address("")).signedInAs(email, "flour");
    String token = token(other.get("/console/me"));

    assertThat(other.get(path + "/delete").status()).isEqualTo(404);
    for (String wish : new String[] {"/pause", "/resume", "/delete"}) {
      assertThat(other.post(path + wish, Map.of("_csrf", token, "sure", "true")).status())
          .as(wish)
          .isEqualTo(404);
    }
  }

  private static String token(Page page) {
    return Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
        .matcher(page.html())
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }
}
