package io.kaquan.staff.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.fixture.StaffBrowser;
import io.kaquan.platform.tenant.AppId;
import java.io.File;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class InsightTest extends Scenario {
  private static final String COUPONS =
      "/camunda/api/cockpit/plugin/kaquan-insight/default/coupons";
  private static final String CARD = "/camunda/api/cockpit/plugin/kaquan-insight/default/card/";

  @Autowired Cards cards;
  @Autowired CardCommands commands;
  @Autowired Coupons coupons;
  @Autowired RuntimeService processes;

  @Test
  void the_diagrams_carry_the_loops_numbers() throws Exception {
    StaffBrowser analyst = new StaffBrowser(address("")).signIn("analyst", "cockpit");
    JsonNode before = json(analyst.get(COUPONS));
    String card =
        CardMaker.aCashCard()
            .withStock(10)
            .onSale(commands, cards, new Reviewer(address(""), "reviewer"));
    Coupon first = issue(card, "oInsightGuest00000000000001A");
    issue(card, "oInsightGuest00000000000001B");
    redeem(first);
    redeem(first);

    JsonNode after = json(analyst.get(COUPONS));
    assertThat(grown(before, after, "EndEvent_Normal")).isEqualTo(1);
    assertThat(grown(before, after, "EndEvent_Consumed")).isEqualTo(1);
    assertThat(
            task(after, "Task_RedeemCoupons").path("passed").asLong()
                - task(before, "Task_RedeemCoupons").path("passed").asLong())
        .isEqualTo(1);
    assertThat(
            task(after, "Task_RedeemCoupons").path("refused").asLong()
                - task(before, "Task_RedeemCoupons").path("refused").asLong())
        .isEqualTo(1);

    String instance =
        processes
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(card)
            .singleResult()
            .getId();
    JsonNode ofCard = json(analyst.get(CARD + instance));
    assertThat(ofCard.path("stock").asLong()).isEqualTo(8);
    assertThat(ofCard.path("inHand").asLong()).isEqualTo(1);
    assertThat(ofCard.path("used").asLong()).isEqualTo(1);
  }

  @Test
  void figures_are_for_people_who_may_read_instances() {
    assertThat(new StaffBrowser(address("")).get(COUPONS).statusCode()).isIn(401, 403, 404);
    assertThat(
            new StaffBrowser(address("")).signIn("reviewer", "tasklist").get(COUPONS).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_cards_figures_are_for_people_who_may_read_its_instance() {
    String card = CardMaker.aCashCard().create(commands);
    String instance =
        processes
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(card)
            .singleResult()
            .getId();
    StaffBrowser analyst = new StaffBrowser(address("")).signIn("analyst", "cockpit");
    assertThat(analyst.get(CARD + instance).statusCode()).isEqualTo(200);
    assertThat(analyst.get(CARD + card).statusCode()).as("a card_id is no instance").isEqualTo(404);
    assertThat(new StaffBrowser(address("")).get(CARD + instance).statusCode()).isIn(401, 403, 404);
    assertThat(
            new StaffBrowser(address(""))
                .signIn("reviewer", "tasklist")
                .get(CARD + instance)
                .statusCode())
        .as("may read the model only")
        .isEqualTo(403);
  }

  @Test
  void every_state_has_its_end_event_in_the_model() {
    var model = Bpmn.readModelFromFile(new File("processes/coupon-lifecycle.bpmn"));
    assertThat(Stream.of(CouponStatus.values()).map(Figures::endEvent))
        .allSatisfy(id -> assertThat((Object) model.getModelElementById(id)).as(id).isNotNull());
  }

  private Coupon issue(String card, String openid) {
    return coupons
        .execute(
            new CouponCommand.Issue(
                new AppId("wxdemo0000000001"),
                new CardId(card),
                new OpenId(openid),
                null,
                null,
                null,
                Actor.api("203.0.113.1")))
        .fold(
            coupon -> coupon,
            why -> {
              throw new AssertionError(why);
            });
  }

  private void redeem(Coupon coupon) {
    coupons.execute(
        new CouponCommand.Redeem(
            new AppId("wxdemo0000000001"),
            coupon.code(),
            null,
            null,
            null,
            null,
            Actor.api("203.0.113.1")));
  }

  private static long grown(JsonNode before, JsonNode after, String state) {
    return after.path("states").path(state).asLong() - before.path("states").path(state).asLong();
  }

  private static JsonNode task(JsonNode figures, String id) {
    for (JsonNode activity : figures.path("activities")) {
      if (activity.path("activity").asText().equals(id)) {
        return activity;
      }
    }
    throw new AssertionError("no figures of " + id);
  }

  private static JsonNode json(java.net.http.HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }
}
