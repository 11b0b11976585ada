package io.kaquan.wallet.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Designs;
import io.kaquan.coupon.selfservice.SelfService;
import io.kaquan.coupon.selfservice.SelfService.Setting;
import io.kaquan.fixture.Chromium;
import io.kaquan.merchant.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A consumer goes through the wallet in a browser, on a phone and on a desktop. */
class WalletBrowserTest extends WalletScenario {
  @Autowired private SelfService selfService;
  private final List<String> faults = new ArrayList<>();

  @Test
  void from_the_card_to_the_coupon_that_is_used_before_ones_eyes() {
    Store store = store("Corner Bakery");
    store("Second Bakery");
    String card = shop.cardOnSale(rich());
    try (Chromium chromium = Chromium.open()) {
      Page phone = chromium.window(375);
      phone.navigate(address(link(card)));
      look(phone, "card");
      phone.click(".wallet-claim");
      look(phone, "sign-in");
      String email = "wallet-" + UUID.randomUUID() + "@example.com";
      phone.fill("#email", email);
      phone.click(".wallet-go");
      assertThat(phone.locator("#again")).isDisabled();
      look(phone, "code");
      phone.fill("#code", code(email, 1));
      phone.click(".wallet-go");
      phone.click(".wallet-claim");
      assertThat(phone.locator(".wallet-message")).isVisible();
      look(phone, "coupon");

      phone.click("[data-enlarge=qr]");
      assertThat(phone.locator("#big")).isVisible();
      assertThat(
              phone
                  .locator("#big-picture")
                  .evaluate("image => image.decode().then(() => image.naturalWidth)"))
          .isNotEqualTo(0);
      look(phone, "coupon-big");
      phone.click("#big button");
      phone.context().setOffline(true);
      assertThat(phone.locator("#offline")).isVisible();
      assertThat(phone.locator(".wallet-number")).isVisible();
      look(phone, "coupon-offline");
      phone.context().setOffline(false);
      assertThat(phone.locator("#offline")).isHidden();

      String code = phone.locator("[data-code]").getAttribute("data-code");
      redeem(code, store);
      assertThat(phone.locator("#done")).isVisible();
      assertThat(phone.locator("#done")).containsText("Corner Bakery");
      look(phone, "coupon-used");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  @Tag("full")
  void using_it_oneself_and_the_lists_by_day_and_night() {
    Store store = store("Corner Bakery");
    store("Second Bakery");
    String card = shop.cardOnSale(rich());
    try (Chromium chromium = Chromium.open()) {
      Page phone = chromium.window(375);
      phone.navigate(address(link(card)));
      phone.click(".wallet-claim");
      String email = "wallet-" + UUID.randomUUID() + "@example.com";
      phone.fill("#email", email);
      phone.click(".wallet-go");
      phone.fill("#code", code(email, 1));
      phone.click(".wallet-go");
      phone.click(".wallet-claim");
      assertThat(phone.locator(".wallet-message")).isVisible();
      redeem(phone.locator("[data-code]").getAttribute("data-code"), store);
      phone.navigate(address(link(card)));
      look(phone, "card-again");

      selfService.set(cards.find(card).orElseThrow().terms(), new Setting(true, true, true));
      phone.click(".wallet-claim");
      phone.click(".wallet-use");
      look(phone, "use");
      phone.click(".wallet-go");
      look(phone, "use-faults");
      phone.check("input[name=store][value='" + store.id() + "']");
      phone.fill("#digits", store.code());
      phone.fill("#amount", "58.5");
      phone.click(".wallet-go");
      assertThat(phone.locator(".wallet-careful")).isVisible();
      look(phone, "use-sure");
      phone.click(".wallet-go");
      assertThat(phone.locator("#done")).containsText("¥58.50");
      look(phone, "use-done");

      List<String> kinds = List.of("CASH", "DISCOUNT", "GIFT");
      for (String kind : kinds) {
        phone.navigate(
            address(link(shop.cardOnSale(soon(CardType.valueOf(kind), kinds.indexOf(kind) + 1)))));
        phone.click(".wallet-claim");
        assertThat(phone.locator(".wallet-message")).isVisible();
      }
      String list = address("/wallet/coupons");
      phone.navigate(list);
      look(phone, "list");
      phone.navigate(list + "?show=used&lang=zh-CN");
      look(phone, "list-used-zh");
      phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      phone.navigate(list);
      look(phone, "list-dark-zh");
      phone.click(".wallet-link");
      look(phone, "coupon-dark-zh");
      phone.navigate(address(link(card)));
      look(phone, "card-dark-zh");

      phone.setViewportSize(1440, 900);
      phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      phone.navigate(list + "?lang=en");
      look(phone, "list-1440");
    }
    assertThat(faults).isEmpty();
  }

  private void look(Page page, String name) {
    faults.addAll(Chromium.lookClosely(page, "wallet-" + name));
  }

  private static ObjectNode soon(CardType type, int days) {
    ObjectNode design = Designs.of(type);
    Designs.base(design)
        .put("color", List.of("Color080", "Color030", "Color060").get(days % 3))
        .putObject("date_info")
        .put("type", "DATE_TYPE_FIX_TERM")
        .put("fixed_term", days)
        .put("fixed_begin_term", 0);
    return design;
  }

  private static ObjectNode rich() {
    ObjectNode design = design();
    Designs.base(design)
        .put("center_title", "Order now")
        .put("center_sub_title", "hot bread")
        .put("center_url", "https://order.example/b")
        .put("get_limit", 2);
    ObjectNode advanced = Designs.inner(design).putObject("advanced_info");
    advanced.putObject("abstract").put("abstract", "现烤面包,每日新鲜出炉");
    advanced
        .putObject("use_condition")
        .put("accept_category", "面包")
        .put("can_use_with_other_discount", false);
    for (String day :
        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")) {
      advanced
          .withArray("time_limit")
          .addObject()
          .put("type", day)
          .put("begin_hour", 0)
          .put("end_hour", 24);
    }
    advanced.putArray("business_service").add("BIZ_SERVICE_FREE_WIFI").add("BIZ_SERVICE_DELIVER");
    advanced
        .putArray("text_image_list")
        .addObject()
        .put("image_url", "https://elsewhere.example/bread.jpg")
        .put("text", "每天六点出炉");
    return design;
  }
}
