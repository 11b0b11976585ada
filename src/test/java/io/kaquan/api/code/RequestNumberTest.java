package io.kaquan.api.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.fixture.ApiScenario;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a request number gives to a program that asks again. */
class RequestNumberTest extends ApiScenario {
  @Test
  void a_request_number_gets_its_first_answer_byte_for_byte() {
    String cardId = shop.cardOnSale(Designs.cash());
    String issue =
        "{\"card_id\":\"%s\",\"openid\":\"%s\",\"out_request_no\":\"n1\"}"
            .formatted(cardId, OPENID);
    String first = post("/card/code/issue", issue).toString();

    assertThat(post("/card/code/issue", issue).toString()).isEqualTo(first);
    assertErrcode(post("/card/code/issue", issue.replace(OPENID, OPENID.replace('1', '2'))), 90001);
    String consume =
        "{\"code\":\"%s\",\"amount\":1200,\"out_request_no\":\"n2\"}"
            .formatted(Designs.json(first).get("code").asText());
    String used = post("/card/code/consume", consume).toString();
    assertThat(post("/card/code/consume", consume.replace("1200", "\"1200\"")).toString())
        .isEqualTo(used);
    assertErrcode(post("/card/code/consume", consume.replace("1200", "1300")), 90001);
    assertErrcode(post("/card/code/consume", consume.replace("n2", "n".repeat(65))), 40097);
  }

  @Test
  void a_caller_that_lost_its_answer_learns_it_by_its_number() {
    String card = shop.cardOnSale(Designs.cash());
    String number = "shop-" + UUID.randomUUID();
    assertErrcode(post("/card/code/request/get", "{\"out_request_no\":\"%s\"}", number), 90002);

    long before = clock.instant().getEpochSecond();
    JsonNode issued = issue(card, OPENID, "\"out_request_no\":\"" + number + "\"");
    String code = issued.get("code").asText();
    JsonNode seen = post("/card/code/request/get", "{\"out_request_no\":\"%s\"}", number);
    assertThat(seen.get("operation").asText()).isEqualTo("/card/code/issue");
    assertThat(seen.get("answer")).isEqualTo(issued);
    assertThat(seen.get("time").asLong()).isBetween(before, clock.instant().getEpochSecond());

    JsonNode refused =
        post(
            "/card/code/reverse",
            "{\"code\":\"%s\",\"reason\":\"x\",\"out_request_no\":\"r%s\"}",
            code,
            number);
    assertErrcode(refused, 40127);
    post("/card/code/consume", "{\"code\":\"%s\",\"out_request_no\":\"c%s\"}", code, number);
    assertThat(post("/card/code/request/get", "{\"out_request_no\":\"r%s\"}", number).get("answer"))
        .isEqualTo(refused);
    assertThat(
            post("/card/code/request/get", "{\"out_request_no\":\"c%s\"}", number)
                .at("/answer/errcode")
                .asInt(-9))
        .isZero();
    assertErrcode(
        post("/card/code/consume", "{\"code\":\"%s\",\"out_request_no\":\"%s\"}", code, number),
        90001);
    assertErrcode(post("/card/code/request/get", "{}"), 41011);
    assertErrcode(
        api.post(
            "/card/code/request/get",
            api.token(Shop.activated(beans)),
            "{\"out_request_no\":\"%s\"}".formatted(number)),
        90002);
  }
}
