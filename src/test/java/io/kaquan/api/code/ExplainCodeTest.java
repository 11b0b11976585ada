package io.kaquan.api.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.Designs;
import io.kaquan.fixture.ApiScenario;
import org.junit.jupiter.api.Test;

/** How a program is told what happened to a code. */
class ExplainCodeTest extends ApiScenario {
  @Test
  void a_code_is_explained_to_its_own_merchant() {
    String card = ownCodesCard();
    issue(card, OPENID, "\"code\":\"WHY-1\"");
    assertErrcode(
        post("/card/code/consume", "{\"card_id\":\"%s\",\"code\":\"WHY-1\",\"amount\":250}", card),
        0);
    assertErrcode(
        post(
            "/card/code/consume",
            "{\"card_id\":\"%s\",\"code\":\"WHY-1\",\"out_request_no\":\"why\"}",
            card),
        40099);

    JsonNode answer = post("/card/code/explain", "{\"code\":\"WHY-1\"}");
    assertErrcode(answer, 0);
    assertThat(answer.get("user_card_status").asText()).isEqualTo("CONSUMED");
    assertThat(answer.get("life").findValuesAsText("kind"))
        .containsExactly("CLAIMED", "REDEEMED", "REFUSED");
    assertThat(answer.get("life").get(1).get("amount").asInt()).isEqualTo(250);
    JsonNode refused = answer.get("life").get(2);
    assertThat(refused.get("errcode").asInt()).isEqualTo(40099);
    assertThat(refused.get("operation").asText()).isEqualTo("REDEEM");
    assertThat(refused.get("out_request_no").asText()).isEqualTo("why");

    assertErrcode(post("/card/code/explain", "{}"), 41013);
    assertErrcode(post("/card/code/explain", "{\"code\":\"WHY-2\"}"), 40056);
    assertErrcode(
        post("/card/code/explain", "{\"code\":\"WHY-1\",\"card_id\":\"pUnknown\"}"), 40056);
  }

  private String ownCodesCard() {
    ObjectNode design = Designs.cash();
    Designs.base(design).put("use_custom_code", true);
    return shop.cardOnSale(design);
  }
}
