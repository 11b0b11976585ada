package io.kaquan.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.fixture.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a merchant's program can do with codes. */
class CodeCallsTest extends Scenario {
  private static final String OPENID = "oCodeCalls00000000000000001x";

  @Autowired private ApplicationContext beans;
  @Autowired private Coupons coupons;
  private Shop shop;
  private Api api;
  private String token;

  @BeforeEach
  void signIn() {
    shop = Shop.activated(beans);
    api = new Api(port);
    token = api.token(shop);
  }

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
    assertThat(issue(card, "\"code\":\"A-2\"").get("code").asText()).isEqualTo("A-2");
    List<String> rest =
        new ArrayList<>(
            List.of(issue(card, "").get("code").asText(), issue(card, "").get("code").asText()));
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
    assertThat(issue(card, "").get("code").asText()).isEqualTo("V-2");
    assertErrcode(issue(card, ""), 45031);
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

  @Test
  void a_code_is_explained_to_its_own_merchant() {
    String card = ownCodesCard();
    issue(card, "\"code\":\"WHY-1\"");
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

  @Test
  void a_code_that_was_exchanged_is_gone_for_good() {
    String card = ownCodesCard();
    issue(card, "\"code\":\"OLD-1\"");
    issue(card, "\"code\":\"OTHER\"");

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
    assertErrcode(issue(card, "\"code\":\"OLD-1\""), 40116);
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
    String platforms = issue(shop.cardOnSale(Designs.cash()), "").get("code").asText();
    assertErrcode(
        post("/card/code/update", "{\"code\":\"%s\",\"new_code\":\"MINE\"}", platforms), 40097);
  }

  @Test
  void a_voided_coupon_is_of_no_use_and_stays_so() {
    String code = issue(shop.cardOnSale(Designs.cash()), "").get("code").asText();
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
    String code = issue(shop.cardOnSale(Designs.cash()), "").get("code").asText();
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
  void a_caller_that_lost_its_answer_learns_it_by_its_number() {
    String card = shop.cardOnSale(Designs.cash());
    String number = "shop-" + UUID.randomUUID();
    assertErrcode(post("/card/code/request/get", "{\"out_request_no\":\"%s\"}", number), 90002);

    long before = clock.instant().getEpochSecond();
    JsonNode issued = issue(card, "\"out_request_no\":\"" + number + "\"");
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

  @Test
  void a_code_travels_hidden_and_only_its_merchant_reads_it() {
    String code = issue(shop.cardOnSale(Designs.cash()), "").get("code").asText();
    String hidden = coupons.encrypted(shop.appid(), code);
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

  private String depositCard() {
    ObjectNode design = Designs.cash();
    Designs.base(design)
        .put("use_custom_code", true)
        .put("get_custom_code_mode", "GET_CUSTOM_CODE_MODE_DEPOSIT")
        .putObject("sku")
        .put("quantity", 0);
    return shop.cardOnSale(design);
  }

  private String ownCodesCard() {
    ObjectNode design = Designs.cash();
    Designs.base(design).put("use_custom_code", true);
    return shop.cardOnSale(design);
  }

  private JsonNode issue(String card, String more) {
    return post(
        "/card/code/issue",
        "{\"card_id\":\"%s\",\"openid\":\"%s\"%s}",
        card,
        OPENID,
        more.isEmpty() ? "" : "," + more);
  }

  private JsonNode post(String path, String body, Object... values) {
    return api.post(path, token, body.formatted(values));
  }

  private static void assertErrcode(JsonNode answer, int errcode) {
    assertThat(answer.get("errcode").asInt()).as(answer.toString()).isEqualTo(errcode);
  }
}
