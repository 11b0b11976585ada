package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Designs;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.merchant.store.Store;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of one coupon. */
class CouponPagesTest extends WalletScenario {

  @Test
  void its_code_is_shown_as_its_card_says() {
    PageVisitor phone = signedIn();
    Map<String, String[]> shown =
        Map.of(
            "CODE_TYPE_QRCODE",
            new String[] {"/qr.png", "data-code", "no /bar.png"},
            "CODE_TYPE_BARCODE",
            new String[] {"/bar.png", "data-code", "no /qr.png"},
            "CODE_TYPE_ONLY_QRCODE",
            new String[] {"/qr.png", "no data-code", "no /bar.png"},
            "CODE_TYPE_ONLY_BARCODE",
            new String[] {"/bar.png", "no data-code", "no /qr.png"},
            "CODE_TYPE_TEXT",
            new String[] {"data-code", "no /qr.png", "no /bar.png"},
            "CODE_TYPE_NONE",
            new String[] {"no data-code", "no /qr.png", "no /bar.png"});
    shown.forEach(
        (type, parts) -> {
          ObjectNode design = design();
          Designs.base(design).put("code_type", type);
          String html = claim(phone, link(shop.cardOnSale(design))).html();
          for (String part : parts) {
            assertThat(html.contains(part.replace("no ", "")))
                .as(type + " " + part)
                .isEqualTo(!part.startsWith("no "));
          }
        });
  }

  @Test
  void while_it_is_open_it_can_ask_whether_it_was_used_and_then_says_where_and_when() {
    Store store = store("Corner Bakery");
    PageVisitor phone = signedIn();
    Page page = claim(phone, link(shop.cardOnSale(design())));
    String coupon = page.path();
    assertThat(page.html())
        .contains("data-version=\"usable-0\"", "data-watch=\"/state\"", "It is in your wallet");
    assertThat(phone.get(coupon + "/state").html()).isEqualTo("{\"version\":\"usable-0\"}");
    redeem(code(page), store);
    assertThat(phone.get(coupon + "/state").html()).isEqualTo("{\"version\":\"used-1\"}");
    assertThat(phone.get(coupon).html())
        .contains("wallet-done", "Corner Bakery", "by the shop", "¥3.00")
        .doesNotContain("/qr.png", "data-watch=", code(page));
    assertThat(signedIn().get(coupon + "/state").status()).as("another person").isEqualTo(404);
  }

  @Test
  void a_member_card_says_how_often_it_can_still_be_used() {
    ObjectNode design = Designs.of(CardType.MEMBER_CARD);
    Designs.base(design).put("use_limit", 3);
    PageVisitor phone = signedIn();
    Page page = claim(phone, link(shop.cardOnSale(design)));
    assertThat(page.html()).contains("3 more times").doesNotContain("wallet-done");
    redeem(code(page), null);
    redeem(code(page), null);
    assertThat(phone.get(page.path()).html())
        .contains("once more", "Last used", code(page), "usable-2");
  }
}
