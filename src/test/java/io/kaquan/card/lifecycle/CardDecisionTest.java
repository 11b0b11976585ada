package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Designs;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.fixture.StaffBrowser;
import io.kaquan.messaging.notification.Notifications;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a reviewer may say about a card, and what the form is given to show. */
class CardDecisionTest extends Scenario {
  @Autowired private ApplicationContext beans;
  @Autowired private CardCommands commands;
  @Autowired private CardReviews reviews;
  @Autowired private Notifications notifications;
  @Autowired private HistoryService history;

  @Test
  void single_fields_are_refused_each_with_its_reason_and_the_merchant_reads_their_names() {
    Shop shop = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());
    shop.decide(
        cardId,
        Map.of(
            "decision",
            "refuse",
            "reason",
            " 请整体修改 ",
            "reasons",
            "{\"title\": \" 名称含广告法禁用语 \", \"logo_url\": \"图片不清晰\"}"));

    assertThat(reviews.lastReasons(cardId))
        .isEqualTo(Map.of("title", "名称含广告法禁用语", "logo_url", "图片不清晰", "", "请整体修改"));
    assertThat(notifications.of(shop.merchantId(), Locale.ENGLISH))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.parts().toString()).contains("Title", "名称含广告法禁用语", "请整体修改"));
    assertThat(notifications.of(shop.merchantId(), Locale.SIMPLIFIED_CHINESE))
        .singleElement()
        .satisfies(notice -> assertThat(notice.parts().toString()).contains("卡券标题", "商户标志"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "x",
        "{\"title\": 7}",
        "{\"title\": \"\"}",
        "{\"title\": {\"a\": \"b\"}}",
        "{\"brand\": \"no such\"}",
        "{\"gift\": \"not of a cash card\"}"
      })
  void reasons_that_cannot_be_read_decide_nothing(String reasons) {
    Shop shop = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());

    assertThatThrownBy(() -> shop.decide(cardId, Map.of("decision", "refuse", "reasons", reasons)));
    assertThatThrownBy(
        () ->
            shop.decide(
                cardId,
                Map.of(
                    "decision",
                    "refuse",
                    "reason",
                    "it is bad",
                    "reasons",
                    "{\"title\": \"" + "x".repeat(501) + "\"}")));
    assertThatThrownBy(
            () ->
                shop.decide(
                    cardId, Map.of("decision", "approve", "reasons", "{\"title\": \"but no\"}")))
        .hasStackTraceContaining("cannot be approved");
    assertThat(reviews.lastRound(cardId).orElseThrow().isOpen()).isTrue();
    assertThat(shop.status(cardId)).isEqualTo(CardStatus.NOT_VERIFY);
  }

  @Test
  void everything_but_the_decision_is_dropped() {
    Shop shop = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());
    new Reviewer(address(""), "reviewer")
        .complete(
            cardId,
            Map.of(
                "decision",
                "approve",
                "cardId",
                "p-other",
                "looks",
                "rule: mine",
                "validityEnd",
                "never",
                "injected",
                "x"));

    assertThat(shop.status(cardId)).isEqualTo(CardStatus.VERIFY_OK);
    String instance =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(cardId)
            .singleResult()
            .getId();
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance).list())
        .noneMatch(variable -> variable.getName().equals("injected"))
        .noneMatch(
            variable ->
                List.of("p-other", "rule: mine", "never")
                    .contains(String.valueOf(variable.getValue())));
  }

  @Test
  void the_form_shows_the_card_as_consumers_will_see_it_and_what_is_new_in_it() throws Exception {
    Shop shop = Shop.activated(beans);
    String cardId = shop.cardOnSale(Designs.of(CardType.GROUPON));
    StaffBrowser reviewer = new StaffBrowser(address("")).signIn("reviewer", "tasklist");
    commands.change(
        shop.appid(),
        cardId,
        Designs.json("{\"groupon\": {\"base_info\": {\"title\": \"<b>新名称\"}}}"),
        false);
    shop.decide(
        cardId, Map.of("decision", "refuse", "reason", "不行", "reasons", "{\"title\": \"含代码\"}"));
    commands.change(
        shop.appid(),
        cardId,
        Designs.json(
            "{\"groupon\": {\"base_info\": {\"title\": \"新名称\", \"color\": \"Color100\"}}}"),
        false);

    JsonNode shown = shown(reviewer, cardId);
    assertThat(shown.at("/face/title").asText()).isEqualTo("新名称");
    assertThat(shown.at("/face/color").asText()).isEqualTo("#cc463d");
    assertThat(shown.at("/face/logo").asText()).isEqualTo("http://example.com/logo.png");
    assertThat(shown.at("/face/terms").toString()).contains("大锅一份", "每桌限用一张");
    assertThat(shown.path("lastReason").asText()).isEqualTo("不行");
    JsonNode title = shown.at("/items/0");
    assertThat(title.path("label").asText()).isEqualTo("卡券标题 Title");
    assertThat(title.path("before").asText()).isEqualTo("满十减三");
    assertThat(title.path("changed").asBoolean()).isTrue();
    assertThat(title.path("lastReason").asText()).isEqualTo("含代码");
    JsonNode notice = shown.at("/items/3");
    assertThat(notice.path("key").asText()).isEqualTo("notice");
    assertThat(notice.path("settled").asBoolean()).as("as it was approved").isTrue();
    assertThat(shown.at("/facts").toString()).contains("轮次", "3");
    assertThat(shown.at("/reasons")).hasSize(8);

    assertThat(reviewer.get("/ops/cards/p-none/review").statusCode()).isEqualTo(404);
    assertThat(new StaffBrowser(address("")).get("/ops/cards/" + cardId + "/review").statusCode())
        .isEqualTo(404);
  }

  private static JsonNode shown(StaffBrowser reviewer, String cardId) throws Exception {
    return new ObjectMapper().readTree(reviewer.get("/ops/cards/" + cardId + "/review").body());
  }
}
