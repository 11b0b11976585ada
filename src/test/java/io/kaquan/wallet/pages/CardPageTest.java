package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.Designs;
import io.kaquan.distribution.delivery.Deliveries.Item;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.merchant.store.Store;
import io.kaquan.platform.web.Addresses;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A card's page: its details, and why it cannot be claimed. */
class CardPageTest extends WalletScenario {
  @Autowired private Addresses addresses;

  @Test
  void says_where_when_and_how_it_can_be_used() {
    Store near = store("Corner Bakery");
    store("Another one");
    ObjectNode design = design();
    ObjectNode base = Designs.base(design);
    base.putArray("location_id_list").add(near.id());
    base.put("center_title", "Order now")
        .put("center_sub_title", "hot bread")
        .put("center_url", "https://order.example/b?x=1");
    base.put("custom_url_name", "Not safe").put("custom_url", "http://plain.example/");
    base.put("promotion_url_name", "Worse").put("promotion_url", "javascript:alert(1)");
    ObjectNode advanced = Designs.inner(design).putObject("advanced_info");
    advanced
        .putObject("use_condition")
        .put("accept_category", "bread")
        .put("can_use_with_other_discount", false);
    advanced
        .putArray("time_limit")
        .addObject()
        .put("type", "MONDAY")
        .put("begin_hour", 9)
        .put("end_hour", 17);
    advanced
        .withArray("time_limit")
        .addObject()
        .put("type", "FRIDAY")
        .put("begin_hour", 9)
        .put("end_hour", 17);
    advanced.putArray("business_service").add("BIZ_SERVICE_FREE_WIFI").add("NOTHING_OF_THE_KIND");
    advanced
        .putArray("text_image_list")
        .addObject()
        .put("image_url", "https://elsewhere.example/bread.jpg")
        .put("text", "fresh");

    Page page = phone().get(link(shop.cardOnSale(design)));
    assertThat(page.html())
        .contains(
            "Corner Bakery",
            "1 Baker Street",
            "9 to 5",
            "tel:0211234567",
            "tel:020-12345678",
            "https://uri.amap.com/marker?position=121.47,31.23&amp;name=Corner%20Bakery",
            "Mon, Fri",
            "09:00–17:00",
            "bread",
            "Not together with other offers",
            "free Wi-Fi",
            "fresh",
            "See the picture",
            "href=\"https://order.example/b?x=1\" target=\"_blank\" rel=\"noopener noreferrer nofollow\"",
            "leads to order.example")
        .doesNotContain(
            "Another one",
            "plain.example",
            "javascript:",
            "NOTHING_OF_THE_KIND",
            "<img src=\"https://elsewhere");
  }

  @Test
  void shows_pictures_of_this_house_and_initials_for_others() {
    ObjectNode design = design();
    assertThat(phone().get(link(shop.cardOnSale(design))).html())
        .contains(">街<")
        .doesNotContain("example.com/logo.png");
    Designs.base(design).put("logo_url", addresses.of("/media/" + "a".repeat(22) + ".png"));
    assertThat(phone().get(link(shop.cardOnSale(design))).html())
        .containsPattern("wallet-logo\"[^>]*><img src=\"/media/aaa");
  }

  @Test
  void a_card_in_hand_leads_to_the_coupon_and_at_the_limit_nowhere_else() {
    ObjectNode design = design();
    Designs.base(design).put("get_limit", 2);
    String link = link(shop.cardOnSale(design));
    PageVisitor phone = signedIn();
    Page coupon = claim(phone, link);
    assertThat(phone.get(link).html())
        .contains(coupon.path(), "Claim another one", "Open your coupon");
    claim(phone, link);
    assertThat(phone.get(link).html())
        .contains("You have it already", "Open your coupon")
        .doesNotContain("claimNumber");
    assertThat(signedIn().get(link).html())
        .as("another person")
        .contains("claimNumber")
        .doesNotContain("Open your coupon");
  }

  @Test
  void what_is_not_on_sale_says_why() {
    String waiting = shop.card(design());
    String approved = shop.cardOnSale(design());
    String withoutStock = link(approved);
    assertThat(
            deliveries
                .make(shop.appid(), List.of(new Item(waiting, null, null, false, null)), null)
                .delivery())
        .isNull();
    commands.changeStock(shop.appid(), approved, -100);
    assertThat(phone().get(withoutStock))
        .returns(200, Page::status)
        .extracting(Page::html)
        .asString()
        .contains(
            "data-state=\"sold-out\"",
            "All of them are taken",
            "Ask the shop whether there will be more")
        .doesNotContain("claimNumber");
  }

  @Test
  void a_link_for_one_says_that_it_has_been_used() {
    String card = shop.cardOnSale(design());
    String link =
        "/wallet/q/"
            + deliveries
                .make(shop.appid(), List.of(new Item(card, null, null, true, null)), null)
                .delivery()
                .ticket();
    claim(signedIn(), link);
    PageVisitor late = signedIn();
    late.get(link);
    Page page = late.submit(link, Map.of());
    assertThat(page.path()).as("back on the card's page").isEqualTo(link);
    assertThat(page.html()).contains("This link has been used");
  }
}
