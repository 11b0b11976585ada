package io.kaquan.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.card.design.Designs;
import io.kaquan.fixture.ApiScenario;
import org.junit.jupiter.api.Test;

/** What a program does with QR codes. */
class QrCodeCallsTest extends ApiScenario {
  @Test
  void a_qr_code_leads_to_the_wallet() {
    String cardId = shop.cardOnSale(Designs.cash());

    JsonNode once =
        post(
            "/card/qrcode/create",
            qr(cardId, ",\"outer_id\":7")
                .replace("{\"action_name\"", "{\"expire_seconds\":1800,\"action_name\""));
    assertThat(once.get("expire_seconds").asInt()).isEqualTo(1800);
    assertThat(once.get("url").asText()).endsWith("/wallet/q/" + once.get("ticket").asText());
    assertThat(once.get("show_qrcode_url").asText()).isEqualTo(once.get("url").asText() + ".png");
    assertThat(
            post("/card/qrcode/create", qr(cardId, ",\"expire_seconds\":\"60\""))
                .get("expire_seconds")
                .asInt())
        .isEqualTo(60);
    assertThat(post("/card/qrcode/create", qr(cardId, "")).get("expire_seconds").asInt())
        .isEqualTo(31536000);
    assertErrcode(
        post(
            "/card/qrcode/create",
            ("{\"action_name\":\"QR_MULTIPLE_CARD\",\"action_info\":{\"multiple_card\":"
                    + "{\"card_list\":[{\"card_id\":\"%s\"},{\"card_id\":\"%s\",\"outer_str\":\"b\"}]}}}")
                .formatted(cardId, cardId)),
        0);
  }

  @Test
  void a_bad_qr_code_is_refused() {
    String cardId = shop.cardOnSale(Designs.cash());

    assertErrcode(post("/card/qrcode/create", "{}"), 40052);
    assertErrcode(post("/card/qrcode/create", "{\"action_name\":\"QR_SCENE\"}"), 40052);
    assertErrcode(post("/card/qrcode/create", "{\"action_name\":\"QR_CARD\"}"), 40053);
    assertErrcode(
        post(
            "/card/qrcode/create",
            "{\"action_name\":\"QR_CARD\",\"action_info\":{\"multiple_card\":{}}}"),
        40053);
    assertErrcode(
        post("/card/qrcode/create", "{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":{}}}"),
        41012);
    assertErrcode(post("/card/qrcode/create", qr(cardId, ",\"expire_seconds\":59")), 40097);
    assertErrcode(post("/card/qrcode/create", qr(cardId, ",\"expire_seconds\":1801")), 40097);
    assertErrcode(
        post("/card/qrcode/create", qr(cardId, ",\"outer_str\":\"" + "x".repeat(129) + "\"")),
        45021);
    assertErrcode(
        post(
            "/card/qrcode/create",
            "{\"action_name\":\"QR_MULTIPLE_CARD\",\"action_info\":{\"multiple_card\":"
                + "{\"card_list\":[]}}}"),
        40035);
  }

  private static String qr(String cardId, String more) {
    return "{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":{\"card_id\":\"%s\"%s}}}"
        .formatted(cardId, more);
  }
}
