package io.kaquan.api.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.Designs;
import io.kaquan.fixture.ApiScenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a program issues a coupon, looks it up and redeems it. */
class IssueAndConsumeTest extends ApiScenario {
  @Test
  void a_coupon_is_issued_looked_at_and_used_once() {
    String cardId = shop.cardOnSale(Designs.cash());
    JsonNode issued =
        post(
            "/card/code/issue",
            "{\"card_id\":\"%s\",\"openid\":\"%s\",\"outer_str\":\"till 1\",\"out_request_no\":\"i-%s\"}"
                .formatted(cardId, OPENID, cardId));
    String code = issued.get("code").asText();
    assertThat(code).matches("[0-9]{12}");
    assertThat(issued.at("/card/card_id").asText()).isEqualTo(cardId);
    assertThat(issued.get("begin_time").asLong()).isEqualTo(Designs.BEGIN.getEpochSecond());
    assertThat(issued.get("claim_url").asText()).matches("http://[^/]+/wallet/hand/[A-Za-z0-9_-]+");

    JsonNode found = post("/card/code/get", "{\"code\":\"" + code + "\",\"card_id\":null}");
    assertThat(found.get("can_consume").asBoolean()).isTrue();
    assertThat(found.get("user_card_status").asText()).isEqualTo("NORMAL");
    assertThat(found.at("/card/can_consume").asBoolean()).isTrue();
    assertThat(found.at("/card/end_time").asLong()).isEqualTo(issued.get("end_time").asLong());
    assertThat(found.get("openid").asText()).isEqualTo(OPENID);
    assertThat(found.get("outer_str").asText()).isEqualTo("till 1");

    JsonNode used = post("/card/code/consume", "{\"code\":\"" + code + "\"}");
    assertThat(used.toString())
        .isEqualTo(
            "{\"errcode\":0,\"errmsg\":\"ok\",\"card\":{\"card_id\":\"%s\"},\"openid\":\"%s\"}"
                .formatted(cardId, OPENID));
    assertErrcode(post("/card/code/consume", "{\"code\":\"" + code + "\"}"), 40099);
    assertErrcode(post("/card/code/get", "{\"code\":\"" + code + "\"}"), 40099);
    JsonNode unchecked =
        post("/card/code/get", "{\"code\":\"" + code + "\",\"check_consume\":false}");
    assertThat(unchecked.get("can_consume").asBoolean()).isFalse();
    assertThat(unchecked.get("user_card_status").asText()).isEqualTo("CONSUMED");
  }

  @Test
  void issuing_is_refused_in_wechats_numbers() {
    String waiting = create(Designs.cash());
    String cardId = shop.cardOnSale(Designs.cash());

    assertErrcode(issue(waiting, OPENID), 40078);
    assertErrcode(issue("p" + "x".repeat(27), OPENID), 40073);
    assertErrcode(issue(cardId, "nobody"), 40003);
    assertErrcode(issue(cardId, ""), 41009);
    assertErrcode(issue("", OPENID), 41012);
    for (int i = 0; i < 3; i++) {
      assertErrcode(issue(cardId, OPENID), 0);
    }
    assertErrcode(issue(cardId, OPENID), 45033);
    assertErrcode(
        post("/card/modifystock", "{\"card_id\":\"" + cardId + "\",\"reduce_stock_value\":97}"), 0);
    assertErrcode(issue(cardId, OPENID.replace('1', '2')), 45031);
    assertErrcode(
        post(
            "/card/code/issue",
            "{\"card_id\":\"%s\",\"openid\":\"%s\",\"code\":\"mine\"}".formatted(cardId, OPENID)),
        40116);
  }

  @Test
  void a_coupon_out_of_its_time_is_not_usable() {
    ObjectNode design = Designs.cash();
    Designs.base(design)
        .set("date_info", Designs.json("{\"type\":2,\"fixed_term\":1,\"fixed_begin_term\":1}"));
    String cardId = shop.cardOnSale(design);
    String code = issue(cardId, OPENID).get("code").asText();
    String body = "{\"code\":\"" + code + "\"}";

    assertErrcode(post("/card/code/consume", body), 40079);
    assertErrcode(post("/card/code/get", body), 40127);
    moveClockBy(Duration.ofDays(3));
    token = api.token(shop);
    assertErrcode(post("/card/code/consume", body), 40079);
    assertThat(
            post("/card/code/get", "{\"code\":\"" + code + "\",\"check_consume\":\"0\"}")
                .get("user_card_status")
                .asText())
        .isEqualTo("EXPIRE");
  }

  @Test
  void a_merchants_own_code_needs_its_card() {
    ObjectNode design = Designs.cash();
    Designs.base(design).put("use_custom_code", true);
    String cardId = shop.cardOnSale(design);
    JsonNode issued =
        post(
            "/card/code/issue",
            "{\"card_id\":\"%s\",\"openid\":\"%s\",\"code\":\"OWN-1\"}".formatted(cardId, OPENID));

    assertThat(issued.get("code").asText()).isEqualTo("OWN-1");
    assertErrcode(issue(cardId, OPENID), 40116);
    assertErrcode(post("/card/code/consume", "{\"code\":\"OWN-1\"}"), 41012);
    assertErrcode(post("/card/code/get", "{\"code\":\"OWN-1\"}"), 41012);
    assertErrcode(
        post("/card/code/consume", "{\"code\":\"OWN-1\",\"card_id\":\"" + cardId + "\"}"), 0);
  }

  @Test
  void unknown_codes_are_unknown() {
    for (String path : new String[] {"/card/code/get", "/card/code/consume"}) {
      assertErrcode(post(path, "{}"), 41013);
      assertErrcode(post(path, "{\"code\":\"123456789012\"}"), 40056);
      assertErrcode(post(path, "{\"code\":\"" + "9".repeat(5000) + "\"}"), 40056);
      assertErrcode(post(path, "{\"code\":{}}"), 47001);
    }
    assertErrcode(post("/card/code/consume", "{\"code\":\"123456789012\",\"amount\":-1}"), 40097);
    assertErrcode(
        post("/card/code/consume", "{\"code\":\"123456789012\",\"amount\":\"much\"}"), 40097);
  }
}
