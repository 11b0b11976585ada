package io.kaquan.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.Designs;
import io.kaquan.fixture.ApiScenario;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent to whichever endpoint: WeChat's error, in JSON, with HTTP status 200, and
 * nothing half-written.
 */
class BadInputTest extends ApiScenario {
  /** A right body for every endpoint that wants one; unknown ids are right enough here. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/card/create", "{\"card\":" + Designs.cash() + "}",
          "/card/get", "{\"card_id\":\"p\"}",
          "/card/batchget",
              "{\"offset\":0,\"count\":1,\"status_list\":[\"CARD_STATUS_VERIFY_OK\"]}",
          "/card/modifystock",
              "{\"card_id\":\"p\",\"increase_stock_value\":1,\"reduce_stock_value\":1}",
          "/card/qrcode/create",
              "{\"action_name\":\"QR_CARD\",\"expire_seconds\":60,\"action_info\":{\"card\":{\"card_id\":\"p\","
                  + "\"code\":\"1\",\"openid\":\"o\",\"is_unique_code\":true,\"outer_str\":\"s\",\"expire_seconds\":60}}}",
          "/card/code/get", "{\"code\":\"1\",\"card_id\":\"p\",\"check_consume\":true}",
          "/card/code/consume",
              "{\"code\":\"1\",\"card_id\":\"p\",\"amount\":1,\"location_id\":\"1\"}",
          "/card/code/issue",
              "{\"card_id\":\"p\",\"openid\":\"o\",\"code\":\"1\",\"outer_str\":\"s\"}",
          "/card/statement/list", "{\"begin_date\":\"2026-01-01\",\"end_date\":\"2026-01-02\"}",
          "/card/statement/get", "{\"date\":\"2026-01-01\"}");

  private static final List<String> WRONG =
      List.of(
          "null",
          "\"\"",
          "\"text\"",
          "7",
          "-7",
          "1.5",
          "1e400",
          "true",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[{}]",
          "{\"a\":{}}",
          "\"\\ud83d\\ude00\"",
          "99999999999999999999999",
          "\"" + "字".repeat(20_000) + "\"");

  static Set<String> endpoints() {
    return new TreeSet<>(BODIES.keySet());
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void a_body_that_is_no_object_is_bad_data(String path) {
    assertThat(errcode(path, "")).isEqualTo(44002);
    for (String body :
        List.of(
            "x",
            "[]",
            "null",
            "7",
            "\"\"",
            "{",
            "{}{}",
            "{\"card_id\":\"p\"",
            "card_id=p",
            "{\"a\":".repeat(5000) + "1" + "}".repeat(5000),
            "[".repeat(100_000),
            "{\"card_id\":\"\\u0000\"}")) {
      assertThat(errcode(path, body))
          .as(body.substring(0, Math.min(body.length(), 40)))
          .isEqualTo(47001);
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void ten_megabytes_are_bad_data(String path) {
    byte[] body = new byte[10 * 1024 * 1024];
    Arrays.fill(body, (byte) ' ');
    System.arraycopy("{\"a\":1}".getBytes(StandardCharsets.US_ASCII), 0, body, 0, 7);

    assertThat(api.post(path, token, body, "application/json").get("errcode").asInt())
        .isEqualTo(47001);
    assertThat(api.post(path, null, body, null).get("errcode").asInt()).isEqualTo(41001);
    assertThat(api.post(path, "x", body, "multipart/form-data; boundary=x").get("errcode").asInt())
        .isEqualTo(40014);
  }

  @Test
  void ten_megabytes_get_no_token() {
    byte[] body = new byte[10 * 1024 * 1024];

    assertThat(
            api.post("/cgi-bin/stable_token", null, body, "application/json")
                .get("errcode")
                .asInt())
        .isEqualTo(47001);
    assertThat(api.post("/cgi-bin/token", null, body, null).get("errcode").asInt())
        .isEqualTo(40002);
    assertThat(api.post("/card/unheard/of", null, body, null).get("errcode").asInt())
        .isEqualTo(48001);
  }

  /** Every field of every endpoint, at every depth, takes every wrong value in turn. */
  @ParameterizedTest
  @MethodSource("endpoints")
  void a_wrong_value_is_never_a_surprise(String path) {
    for (String pointer : pointers(Designs.json(BODIES.get(path)), "").toList()) {
      for (String wrong : WRONG) {
        ObjectNode body = Designs.json(BODIES.get(path));
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = body.at(pointer.substring(0, slash));
        if (parent instanceof ObjectNode object) {
          object.set(pointer.substring(slash + 1), Designs.json("{\"v\":" + wrong + "}").get("v"));
        }
        JsonNode answer = api.post(path, token, body.toString());
        String what =
            pointer + " = " + wrong.substring(0, Math.min(wrong.length(), 40)) + ": " + answer;
        assertThat(answer.get("errcode").asInt()).as(what).isNotEqualTo(-1);
        assertThat(answer.get("errmsg").asText()).as(what).isNotBlank().doesNotContain("Exception");
      }
    }
  }

  @Test
  void a_refused_design_leaves_nothing_behind() {
    ObjectNode card = Designs.cash();
    Designs.inner(card).put("reduce_cost", "much");

    assertThat(errcode("/card/create", Designs.json("{}").set("card", card).toString()))
        .isEqualTo(72008);
    assertThat(beans.getBean(Cards.class).of(shop.merchantId())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void a_wrong_token_is_refused(String path) {
    assertThat(api.post(path, null, BODIES.get(path)).get("errcode").asInt()).isEqualTo(41001);
    assertThat(api.post(path, "not-a-token", BODIES.get(path)).get("errcode").asInt())
        .isEqualTo(40014);
    assertThat(api.post(path, "B".repeat(43), BODIES.get(path)).get("errcode").asInt())
        .isEqualTo(40001);
  }

  private static Stream<String> pointers(JsonNode node, String at) {
    return node.properties().stream()
        .flatMap(
            field -> {
              String here = at + "/" + field.getKey();
              return Stream.concat(Stream.of(here), pointers(field.getValue(), here));
            });
  }
}
