package io.kaquan.api.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.fixture.ApiScenario;
import io.kaquan.platform.tenant.AppId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a program exchanges, voids, reverses and decrypts codes. */
class CodeChangesTest extends ApiScenario {
  @Autowired private Coupons coupons;

  @Test
  void a_code_that_was_exchanged_is_gone_for_good() {
    String card = ownCodesCard();
    issue(card, OPENID, "\"code\":\"OLD-1\"");
    issue(card, OPENID, "\"code\":\"OTHER\"");

    assertErrcode(
        post(
            "/card/code/update",
            "{\"card_id\":\"%s\",\"code\":\"OLD-1\",\"new_code\":\"OLD-1\"}",
            card),
        40111);
    assertErrcode(
        post(
            "/card/code/update",
            "{\"card_id\":\"%s\",\"code\":\"OLD-1\",\"new_code\":\"OTHER\"}",
            card),
        40116);
    assertErrcode(
        post(
            "/card/code/update",
            "{\"card_id\":\"%s\",\"code\":\"OLD-1\",\"new_code\":\"%s\"}",
            card,
            "n".repeat(21)),
        40116);
    assertErrcode(
        post("/card/code/update", "{\"card_id\":\"%s\",\"code\":\"OLD-1\"}", card), 41013);
    assertErrcode(post("/card/code/update", "{\"code\":\"OLD-1\",\"new_code\":\"NEW-1\"}"), 41012);
    assertErrcode(
        post(
            "/card/code/update",
            "{\"card_id\":\"%s\",\"code\":\"OLD-1\",\"newcode\":\"NEW-1\"}",
            card),
        0);

    assertErrcode(
        post("/card/code/consume", "{\"card_id\":\"%s\",\"code\":\"OLD-1\"}", card), 40056);
    assertErrcode(issue(card, OPENID, "\"code\":\"OLD-1\""), 40116);
    assertErrcode(
        post(
            "/card/code/update",
            "{\"card_id\":\"%s\",\"code\":\"OTHER\",\"new_code\":\"OLD-1\"}",
            card),
        40116);
    assertErrcode(post("/card/code/consume", "{\"card_id\":\"%s\",\"code\":\"NEW-1\"}", card), 0);
    assertErrcode(
        post(
            "/card/code/update",
            "{\"card_id\":\"%s\",\"code\":\"NEW-1\",\"new_code\":\"NEW-2\"}",
            card),
        40099);
    String platforms = issue(shop.cardOnSale(Designs.cash()), OPENID, "").get("code").asText();
    assertErrcode(
        post("/card/code/update", "{\"code\":\"%s\",\"new_code\":\"MINE\"}", platforms), 40097);
  }

  @Test
  void a_voided_coupon_is_of_no_use_and_stays_so() {
    String code = issue(shop.cardOnSale(Designs.cash()), OPENID, "").get("code").asText();
    String number = UUID.randomUUID().toString();
    for (int time = 1; time <= 2; time++) {
      assertErrcode(
          post(
              "/card/code/unavailable",
              "{\"code\":\"%s\",\"reason\":\"refund\",\"out_request_no\":\"%s\"}",
              code,
              number),
          0);
    }
    assertErrcode(post("/card/code/unavailable", "{\"code\":\"%s\"}", code), 40127);
    assertErrcode(post("/card/code/consume", "{\"code\":\"%s\"}", code), 40127);
    assertThat(
            post("/card/code/get", "{\"code\":\"%s\",\"check_consume\":false}", code)
                .get("user_card_status")
                .asText())
        .isEqualTo("UNAVAILABLE");
    assertErrcode(post("/card/code/unavailable", "{\"code\":\"000000000000\"}"), 40056);
  }

  @Test
  void a_redemption_is_taken_back_with_a_reason() {
    String code = issue(shop.cardOnSale(Designs.cash()), OPENID, "").get("code").asText();
    assertErrcode(
        post("/card/code/reverse", "{\"code\":\"%s\",\"reason\":\"wrong coupon\"}", code), 40127);
    assertErrcode(post("/card/code/consume", "{\"code\":\"%s\"}", code), 0);
    assertErrcode(post("/card/code/reverse", "{\"code\":\"%s\"}", code), 41011);
    assertErrcode(post("/card/code/reverse", "{\"code\":\"%s\",\"reason\":\"  \"}", code), 41011);
    assertErrcode(
        post("/card/code/reverse", "{\"code\":\"%s\",\"reason\":\"%s\"}", code, "长".repeat(257)),
        45021);
    JsonNode back = post("/card/code/reverse", "{\"code\":\"%s\",\"reason\":\"顾客改单\"}", code);
    assertThat(back.get("user_card_status").asText()).isEqualTo("NORMAL");
    assertThat(back.get("openid").asText()).isEqualTo(OPENID);
    assertErrcode(post("/card/code/consume", "{\"code\":\"%s\"}", code), 0);
  }

  @Test
  void a_code_travels_hidden_and_only_its_merchant_reads_it() {
    String code = issue(shop.cardOnSale(Designs.cash()), OPENID, "").get("code").asText();
    String hidden = coupons.encrypted(new AppId(shop.appid()), new CouponCode(code));
    assertThat(hidden).doesNotContain(code);
    assertThat(post("/card/code/decrypt", "{\"encrypt_code\":\"%s\"}", hidden).get("code").asText())
        .isEqualTo(code);
    assertErrcode(
        post("/card/code/decrypt", "{\"encrypt_code\":\"%s\"}", hidden.substring(1)), 40075);
    assertErrcode(post("/card/code/decrypt", "{}"), 40075);
    assertErrcode(
        api.post(
            "/card/code/decrypt",
            api.token(Shop.activated(beans)),
            "{\"encrypt_code\":\"%s\"}".formatted(hidden)),
        40075);
  }

  private String ownCodesCard() {
    ObjectNode design = Designs.cash();
    Designs.base(design).put("use_custom_code", true);
    return shop.cardOnSale(design);
  }
}
