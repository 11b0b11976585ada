package io.kaquan.api.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.fixture.ApiScenario;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Of several reasons to refuse to issue a coupon, the first in the documented order is answered.
 */
class IssueRefusalOrderTest extends ApiScenario {
  private static final String FRIEND = "oRefusalOrder000000000000002";

  @Test
  void issue_1_a_known_request_number_gets_its_answer_though_the_stock_is_gone() {
    ObjectNode design = Designs.cash();
    Designs.base(design).putObject("sku").put("quantity", 1);
    String card = shop.cardOnSale(design);
    String number = "\"out_request_no\":\"" + UUID.randomUUID() + "\"";
    JsonNode first = issue(card, OPENID, number);
    assertThat(issue(card, OPENID, number)).isEqualTo(first);
    assertThat(issue(card, FRIEND, number).get("errcode").asInt()).isEqualTo(90001);
  }

  @Test
  void issue_2_an_unknown_card_or_another_appids_to_a_malformed_openid() {
    assertThat(issue("p" + "x".repeat(27), "nobody", "").get("errcode").asInt()).isEqualTo(40073);
    String others = Shop.activated(beans).cardOnSale(Designs.cash());
    assertThat(issue(others, "nobody", "").get("errcode").asInt()).isEqualTo(40073);
  }

  @Test
  void issue_3_a_card_in_review_to_a_malformed_openid() {
    JsonNode created = api.post("/card/create", token, "{\"card\":" + Designs.cash() + "}");
    assertThat(issue(created.get("card_id").asText(), "nobody", "").get("errcode").asInt())
        .isEqualTo(40078);
  }

  @Test
  void issue_4_a_malformed_openid_though_the_cards_validity_is_over() {
    String card = shop.cardOnSale(endingTomorrow());
    later();
    assertThat(issue(card, "nobody", "").get("errcode").asInt()).isEqualTo(40003);
  }

  @Test
  void issue_5_the_cards_validity_is_over_for_a_person_at_the_limit() {
    ObjectNode design = endingTomorrow();
    Designs.base(design).put("get_limit", 1);
    String card = shop.cardOnSale(design);
    issued(card);
    later();
    assertThat(issue(card, OPENID, "").get("errcode").asInt()).isEqualTo(40079);
  }

  @Test
  void issue_6_and_7_the_persons_limit_before_the_stock() {
    ObjectNode design = Designs.cash();
    Designs.base(design).put("get_limit", 1).putObject("sku").put("quantity", 1);
    String card = shop.cardOnSale(design);
    issued(card);
    assertThat(issue(card, OPENID, "").get("errcode").asInt()).isEqualTo(45033);
    assertThat(issue(card, FRIEND, "").get("errcode").asInt()).isEqualTo(45031);
  }

  private ObjectNode endingTomorrow() {
    ObjectNode design = Designs.cash();
    long now = clock.instant().getEpochSecond();
    Designs.base(design)
        .putObject("date_info")
        .put("type", "DATE_TYPE_FIX_TIME_RANGE")
        .put("begin_timestamp", now - 60)
        .put(
            "end_timestamp",
            LocalDate.now(clock)
                .plusDays(1)
                .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                .toEpochSecond());
    return design;
  }

  private void later() {
    moveClockBy(Duration.ofDays(4));
    token = api.token(shop);
  }

  private String issued(String card) {
    JsonNode answer = issue(card, OPENID);
    assertThat(answer.has("code")).as(answer.toString()).isTrue();
    return answer.get("code").asText();
  }
}
