package io.kaquan.api.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.Designs;
import io.kaquan.fixture.ApiScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a program deposits codes that the merchant made. */
class DepositCallsTest extends ApiScenario {
  @Test
  void codes_are_brought_in_and_handed_out_no_more_than_there_are() {
    String card = depositCard();
    assertErrcode(
        post("/card/modifystock", "{\"card_id\":\"%s\",\"increase_stock_value\":1}", card), 40136);

    JsonNode first =
        post(
            "/card/code/deposit",
            "{\"card_id\":\"%s\",\"code\":[\"A-1\",\"A-2\",\"A-2\",\"%s\"]}",
            card,
            "x".repeat(21));
    assertThat(first.toString())
        .isEqualTo(
            "{\"errcode\":0,\"errmsg\":\"ok\",\"succ_code\":[\"A-1\",\"A-2\"],\"duplicate_code\":[\"A-2\"],\"fail_code\":[\""
                + "x".repeat(21)
                + "\"]}");
    assertThat(
            post("/card/code/deposit", "{\"card_id\":\"%s\",\"code\":[\"A-1\",\"A-3\"]}", card)
                .get("duplicate_code")
                .toString())
        .isEqualTo("[\"A-1\"]");
    assertThat(
            post("/card/code/getdepositcount", "{\"card_id\":\" %s \"}", card).get("count").asInt())
        .isEqualTo(3);
    assertThat(
            post("/card/code/checkcode", "{\"card_id\":\"%s\",\"code\":[\"A-3\",\"B-1\"]}", card)
                .toString())
        .isEqualTo(
            "{\"errcode\":0,\"errmsg\":\"ok\",\"exist_code\":[\"A-3\"],\"not_exist_code\":[\"B-1\"]}");

    assertErrcode(
        post("/card/modifystock", "{\"card_id\":\"%s\",\"increase_stock_value\":4}", card), 40136);
    assertErrcode(
        post("/card/modifystock", "{\"card_id\":\"%s\",\"increase_stock_value\":3}", card), 0);
    assertErrcode(post("/card/code/get", "{\"card_id\":\"%s\",\"code\":\"A-1\"}", card), 40056);
    assertThat(issue(card, OPENID, "\"code\":\"A-2\"").get("code").asText()).isEqualTo("A-2");
    List<String> rest =
        new ArrayList<>(
            List.of(
                issue(card, OPENID, "").get("code").asText(),
                issue(card, OPENID, "").get("code").asText()));
    assertThat(rest).containsExactlyInAnyOrder("A-1", "A-3");
    assertErrcode(
        post(
            "/card/code/issue",
            "{\"card_id\":\"%s\",\"openid\":\"%s\"}",
            card,
            OPENID.replace('1', '2')),
        45031);
    assertErrcode(post("/card/code/consume", "{\"card_id\":\"%s\",\"code\":\"A-2\"}", card), 0);
  }

  @Test
  void what_was_voided_before_it_was_claimed_is_no_stock_any_more() {
    String card = depositCard();
    post("/card/code/deposit", "{\"card_id\":\"%s\",\"code\":[\"V-1\",\"V-2\"]}", card);
    assertErrcode(
        post("/card/modifystock", "{\"card_id\":\"%s\",\"increase_stock_value\":2}", card), 0);
    assertErrcode(
        post(
            "/card/code/unavailable",
            "{\"card_id\":\"%s\",\"code\":\"V-1\",\"reason\":\"misprint\"}",
            card),
        0);
    assertThat(
            post("/card/code/getdepositcount", "{\"card_id\":\"%s\"}", card).get("count").asInt())
        .isEqualTo(1);
    assertErrcode(
        post("/card/modifystock", "{\"card_id\":\"%s\",\"increase_stock_value\":1}", card), 40136);
    assertThat(issue(card, OPENID, "").get("code").asText()).isEqualTo("V-2");
    assertErrcode(issue(card, OPENID, ""), 45031);
  }

  @Test
  void lists_of_codes_are_refused_in_wechats_numbers() {
    String card = depositCard();
    String platform = shop.cardOnSale(Designs.cash());
    for (String path : List.of("/card/code/deposit", "/card/code/checkcode")) {
      assertErrcode(post(path, "{\"code\":[\"A\"]}"), 41012);
      assertErrcode(post(path, "{\"card_id\":\"pUnknown\",\"code\":[\"A\"]}"), 40073);
      assertErrcode(post(path, "{\"card_id\":\"%s\"}", card), 41013);
      assertErrcode(post(path, "{\"card_id\":\"%s\",\"code\":[]}", card), 40110);
      assertErrcode(post(path, "{\"card_id\":\"%s\",\"code\":[\"A\",\" \"]}", card), 40110);
      assertErrcode(post(path, "{\"card_id\":\"%s\",\"code\":[{}]}", card), 47001);
      assertErrcode(
          post(
              path,
              "{\"card_id\":\"%s\",\"code\":[%s]}",
              card,
              IntStream.rangeClosed(1, 101)
                  .mapToObj(n -> "\"C" + n + "\"")
                  .collect(Collectors.joining(","))),
          40109);
      assertErrcode(post(path, "{\"card_id\":\"%s\",\"code\":[\"A\"]}", platform), 40073);
    }
  }

  private String depositCard() {
    ObjectNode design = Designs.cash();
    Designs.base(design)
        .put("use_custom_code", true)
        .put("get_custom_code_mode", "GET_CUSTOM_CODE_MODE_DEPOSIT")
        .putObject("sku")
        .put("quantity", 0);
    return shop.cardOnSale(design);
  }
}
