package io.kaquan.api.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.fixture.ApiScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a program does with cards. */
class CardCallsTest extends ApiScenario {
  @ParameterizedTest
  @EnumSource
  void every_type_is_created_and_read_back(CardType type) {
    String cardId = create(Designs.of(type));
    JsonNode card = post("/card/get", "{\"card_id\":\"" + cardId + "\"}").get("card");

    assertThat(card.get("card_type").asText()).isEqualTo(type.name());
    JsonNode base = card.path(type.wireName()).path("base_info");
    assertThat(base.path("id").asText()).isEqualTo(cardId);
    assertThat(base.path("title").asText()).isEqualTo("满十减三");
    assertThat(base.path("color").asText()).isEqualTo("#63b359");
    assertThat(base.path("status").asText()).isEqualTo("CARD_STATUS_NOT_VERIFY");
    assertThat(base.path("sku"))
        .isEqualTo(Designs.json("{\"quantity\":100,\"total_quantity\":100}"));
    assertThat(base.path("create_time").asLong())
        .isCloseTo(clock.instant().getEpochSecond(), within(60L));
    assertThat(base.path("update_time").isIntegralNumber()).isTrue();
    assertThat(base.path("date_info").path("type").asText()).isEqualTo("DATE_TYPE_FIX_TIME_RANGE");
  }

  @Test
  void a_bad_design_names_the_field() {
    ObjectNode card = Designs.cash();
    Designs.base(card).put("title", "字".repeat(10));

    JsonNode answer = post("/card/create", Designs.json("{}").set("card", card).toString());
    assertThat(answer.get("errcode").asInt()).isEqualTo(45021);
    assertThat(answer.get("errmsg").asText()).endsWith(" hint: [base_info.title]");
    assertErrcode(post("/card/create", "{}"), 41011);
    assertErrcode(post("/card/create", "{\"card\":{}}"), 40071);
    assertErrcode(post("/card/create", "{\"card\":7}"), 47001);
    Designs.base(card).put("title", "x").putObject("sku").put("quantity", 0);
    assertErrcode(post("/card/create", Designs.json("{}").set("card", card).toString()), 40070);
  }

  @Test
  void another_accounts_card_does_not_exist() {
    String cardId = create(Designs.cash());
    String other = api.token(Shop.activated(beans));
    String body = "{\"card_id\":\"" + cardId + "\"}";

    assertErrcode(api.post("/card/get", other, body), 40073);
    assertErrcode(
        api.post(
            "/card/modifystock",
            other,
            "{\"card_id\":\"" + cardId + "\",\"increase_stock_value\":1}"),
        40073);
    assertErrcode(
        api.post(
            "/card/code/issue",
            other,
            "{\"card_id\":\"%s\",\"openid\":\"%s\"}".formatted(cardId, OPENID)),
        40073);
    assertErrcode(
        api.post(
            "/card/qrcode/create",
            other,
            "{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":{\"card_id\":\"%s\"}}}"
                .formatted(cardId)),
        40073);
    assertErrcode(api.post("/card/get", other, "{}"), 41012);
  }

  @Test
  void cards_are_listed_by_status_in_any_spelling() {
    String first = create(Designs.cash());
    String second = shop.cardOnSale(Designs.cash());

    JsonNode all = post("/card/batchget", "{\"offset\":0,\"count\":10}");
    assertThat(all.get("card_id_list").toString())
        .isEqualTo("[\"" + second + "\",\"" + first + "\"]");
    assertThat(all.get("total_num").asInt()).isEqualTo(2);
    assertThat(
            post("/card/batchget", "{\"offset\":\"1\",\"count\":\"1\"}")
                .get("card_id_list")
                .toString())
        .isEqualTo("[\"" + first + "\"]");
    for (String list :
        new String[] {
          "\"CARD_STATUS_VERIFY_OK\"", "[\"CARD_STATUS_VERIFY_OK\",\"CARD_STATUS_USER_DISPATCH\"]"
        }) {
      assertThat(
              post("/card/batchget", "{\"offset\":0,\"count\":50,\"status_list\":" + list + "}")
                  .get("total_num")
                  .asInt())
          .isEqualTo(1);
    }
    assertErrcode(post("/card/batchget", "{\"count\":51}"), 40035);
    assertErrcode(post("/card/batchget", "{\"count\":-1}"), 40035);
    assertErrcode(post("/card/batchget", "{\"offset\":-1,\"count\":1}"), 40097);
    assertErrcode(post("/card/batchget", "{\"count\":1,\"status_list\":[\"SOLD\"]}"), 40097);
  }

  @Test
  void stock_goes_up_and_down() {
    String cardId = create(Designs.cash());
    String head = "{\"card_id\":\"" + cardId + "\",";

    assertErrcode(post("/card/modifystock", head + "\"increase_stock_value\":\"50\"}"), 0);
    assertErrcode(
        post("/card/modifystock", head + "\"increase_stock_value\":0,\"reduce_stock_value\":149}"),
        0);
    assertErrcode(post("/card/modifystock", head + "\"reduce_stock_value\":2}"), 40122);
    assertErrcode(post("/card/modifystock", head + "\"increase_stock_value\":-1}"), 40122);
    assertErrcode(post("/card/modifystock", head + "\"increase_stock_value\":null}"), 41011);
    assertThat(
            post("/card/get", "{\"card_id\":\"" + cardId + "\"}")
                .at("/card/cash/base_info/sku")
                .toString())
        .isEqualTo("{\"quantity\":1,\"total_quantity\":1}");
  }

  @Test
  void colours_come_by_get_and_post() {
    for (JsonNode answer :
        new JsonNode[] {
          api.get("/card/getcolors?access_token=" + token), post("/card/getcolors", "")
        }) {
      assertErrcode(answer, 0);
      assertThat(answer.get("colors")).hasSize(14);
      assertThat(answer.at("/colors/0").toString())
          .isEqualTo("{\"name\":\"Color010\",\"value\":\"#63b359\"}");
    }
  }
}
