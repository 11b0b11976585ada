package io.kaquan.api.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardId;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.fixture.ApiScenario;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of several reasons to refuse a redemption, the first in the documented order is answered. */
class RedeemRefusalOrderTest extends ApiScenario {
  private static final String FRIEND = "oRefusalOrder000000000000002";
  private static final String ELSEWHERE = "999";

  @Autowired private Coupons coupons;

  @Test
  void redeem_1_a_known_request_number_gets_its_answer_though_the_coupon_is_used() {
    String code = issued(shop.cardOnSale(narrow(Designs.cash())));
    String number = UUID.randomUUID().toString();
    assertThat(redeem(code, null, null, number)).isEqualTo(40147);
    assertThat(redeem(code, null, ELSEWHERE, number)).as("other content").isEqualTo(90001);
    voided(code, null);
    assertThat(redeem(code, null, null, number)).isEqualTo(40147);
  }

  @Test
  void redeem_2_unknown_failing_its_check_digit_never_claimed_given_away_or_another_appids() {
    assertThat(redeem("123456789012", null, ELSEWHERE, null)).isEqualTo(40056);

    String deposit = deposited();
    assertThat(redeem("R-1", deposit, ELSEWHERE, null)).as("never claimed").isEqualTo(40056);
    assertThat(redeem("R-1", null, ELSEWHERE, null))
        .as("custom, without its card")
        .isEqualTo(41012);

    String given = issued(shop.cardOnSale(narrow(Designs.cash())));
    String card = cardOf(given);
    UUID gift = offered(given, card);
    coupons
        .execute(
            new CouponCommand.Accept(
                new AppId(shop.appid()),
                new CouponCode(given),
                new CardId(card),
                new OpenId(FRIEND),
                gift,
                Actor.SYSTEM))
        .fold(
            done -> done,
            why -> {
              throw new AssertionError(why);
            });
    assertThat(redeem(given, null, ELSEWHERE, null)).as("given away").isEqualTo(40056);

    Shop other = Shop.activated(beans);
    assertThat(
            api.post(
                    "/card/code/consume",
                    api.token(other),
                    "{\"code\":\"%s\"}".formatted(issued(cardOnSale())))
                .get("errcode")
                .asInt())
        .as("another appid's")
        .isEqualTo(40056);
  }

  @Test
  void redeem_3_a_custom_code_needs_its_card_though_it_is_voided() {
    ObjectNode design = narrow(Designs.cash());
    Designs.base(design).put("use_custom_code", true);
    String card = shop.cardOnSale(design);
    issue(card, OPENID, "\"code\":\"OWN-1\"");
    voided("OWN-1", card);
    assertThat(redeem("OWN-1", null, ELSEWHERE, null)).isEqualTo(41012);
  }

  @Test
  void redeem_4_voided_or_deleted_though_its_time_is_over() {
    String one = issued(shop.cardOnSale(narrow(oneDay())));
    String other = issued(cardOf(one));
    voided(one, null);
    coupons
        .execute(
            new CouponCommand.Delete(
                new AppId(shop.appid()),
                new CouponCode(other),
                new CardId(cardOf(one)),
                new OpenId(OPENID),
                Actor.SYSTEM))
        .fold(
            done -> done,
            why -> {
              throw new AssertionError(why);
            });
    later();
    assertThat(redeem(one, null, ELSEWHERE, null)).isEqualTo(40127);
    assertThat(redeem(other, null, ELSEWHERE, null)).isEqualTo(40127);
  }

  @Test
  void redeem_5_being_given_to_a_friend_in_the_wrong_store() {
    String code = issued(shop.cardOnSale(narrow(Designs.cash())));
    offered(code, cardOf(code));
    assertThat(redeem(code, null, ELSEWHERE, null)).isEqualTo(40127);
  }

  @Test
  void redeem_6_used_already_though_its_time_is_over() {
    String code = issued(shop.cardOnSale(oneDay()));
    assertThat(redeem(code, null, null, null)).isZero();
    later();
    assertThat(redeem(code, null, ELSEWHERE, null)).isEqualTo(40099);
  }

  @Test
  void redeem_7_not_yet_or_no_longer_valid_in_the_wrong_store() {
    ObjectNode tomorrow = narrow(oneDay());
    ((ObjectNode) Designs.base(tomorrow).get("date_info")).put("fixed_begin_term", 1);
    String early = issued(shop.cardOnSale(tomorrow));
    assertThat(redeem(early, null, ELSEWHERE, null)).isEqualTo(40079);
    later();
    assertThat(redeem(early, null, ELSEWHERE, null)).isEqualTo(40079);
  }

  @Test
  void redeem_8_used_up_in_the_wrong_store() {
    ObjectNode member = Designs.of(CardType.MEMBER_CARD);
    Designs.base(member).put("use_limit", 1).putArray("location_id_list").add("1");
    String code = issued(shop.cardOnSale(member));
    assertThat(redeem(code, null, "1", null)).isZero();
    assertThat(redeem(code, null, ELSEWHERE, null)).isEqualTo(72020);
  }

  @Test
  void redeem_9_the_wrong_store_outside_the_hours() {
    String code = issued(shop.cardOnSale(narrow(Designs.cash())));
    assertThat(redeem(code, null, ELSEWHERE, null)).isEqualTo(40072);
  }

  @Test
  void redeem_10_outside_the_hours() {
    String code = issued(shop.cardOnSale(narrow(Designs.cash())));
    assertThat(redeem(code, null, "1", null)).isEqualTo(40147);
    assertThat(
            api.post("/card/code/get", token, "{\"code\":\"%s\"}".formatted(code))
                .get("errcode")
                .asInt())
        .isEqualTo(40147);
    moveClockBy(Duration.ofDays(1));
    token = api.token(shop);
    assertThat(redeem(code, null, "1", null)).as("tomorrow").isZero();
  }

  /** To be used in store 1 only, and not today. */
  private ObjectNode narrow(ObjectNode design) {
    Designs.base(design).putArray("location_id_list").add(1);
    Designs.inner(design)
        .putObject("advanced_info")
        .putArray("time_limit")
        .addObject()
        .put("type", LocalDate.now(clock).plusDays(1).getDayOfWeek().name());
    return design;
  }

  private static ObjectNode oneDay() {
    ObjectNode design = Designs.cash();
    Designs.base(design)
        .set("date_info", Designs.json("{\"type\":2,\"fixed_term\":1,\"fixed_begin_term\":0}"));
    return design;
  }

  private void later() {
    moveClockBy(Duration.ofDays(4));
    token = api.token(shop);
  }

  private String deposited() {
    ObjectNode design = narrow(Designs.cash());
    Designs.base(design)
        .put("use_custom_code", true)
        .put("get_custom_code_mode", "GET_CUSTOM_CODE_MODE_DEPOSIT")
        .putObject("sku")
        .put("quantity", 0);
    String card = shop.cardOnSale(design);
    api.post(
        "/card/code/deposit", token, "{\"card_id\":\"%s\",\"code\":[\"R-1\"]}".formatted(card));
    return card;
  }

  private String cardOnSale() {
    return shop.cardOnSale(Designs.cash());
  }

  private String cardOf(String code) {
    return coupons
        .lookUp(new AppId(shop.appid()), new CouponCode(code), null)
        .fold(
            coupon -> coupon.cardId().value(),
            why -> {
              throw new AssertionError(why);
            });
  }

  private UUID offered(String code, String card) {
    UUID gift = UUID.randomUUID();
    coupons
        .execute(
            new CouponCommand.Offer(
                new AppId(shop.appid()),
                new CouponCode(code),
                new CardId(card),
                new OpenId(OPENID),
                gift,
                Actor.SYSTEM))
        .fold(
            done -> done,
            why -> {
              throw new AssertionError(why);
            });
    return gift;
  }

  private void voided(String code, String card) {
    assertThat(
            api.post(
                    "/card/code/unavailable",
                    token,
                    "{\"code\":\"%s\"%s}"
                        .formatted(code, card == null ? "" : ",\"card_id\":\"" + card + "\""))
                .get("errcode")
                .asInt())
        .isZero();
  }

  private String issued(String card) {
    JsonNode answer = issue(card, OPENID);
    assertThat(answer.has("code")).as(answer.toString()).isTrue();
    return answer.get("code").asText();
  }

  private int redeem(String code, String card, String store, String number) {
    ObjectNode call =
        Designs.json("{}")
            .put("code", code)
            .put("card_id", card)
            .put("location_id", store)
            .put("out_request_no", number);
    return api.post("/card/code/consume", token, call.toString()).get("errcode").asInt();
  }
}
