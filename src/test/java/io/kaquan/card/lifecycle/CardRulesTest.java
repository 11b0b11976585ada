package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Designs;
import io.kaquan.fixture.Scenario;
import io.kaquan.messaging.notification.Notifications;
import java.io.File;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who looks at a card: a reviewer, or the rule for merchants who have proved themselves. */
class CardRulesTest extends Scenario {
  @Autowired private ApplicationContext beans;
  @Autowired private CardReviews reviews;
  @Autowired private DecisionService decisions;
  @Autowired private HistoryService history;
  @Autowired private Notifications notifications;
  @Autowired private JdbcClient db;

  @ParameterizedTest
  @CsvSource({
    "false, 4000, 36500, 1, reviewer",
    "true, 89, 36500, 1, reviewer",
    "true, 90, 29, 1, reviewer",
    "true, 90, 30, -1, reviewer",
    "true, 90, 30, 10000001, reviewer",
    "true, 90, 30, 9223372036854775807, reviewer",
    "true, 90, 30, 10000000, rule: proven merchant",
    "true, 90, 30, 0, rule: proven merchant"
  })
  void every_rule_of_the_table_is_hit_by_its_merchants(
      boolean on, int active, int clean, long value, String looks) {
    String found =
        decisions
            .evaluateDecisionTableByKey("CardReview")
            .variables(
                Variables.putValue("rulesOn", on)
                    .putValue("daysActive", active)
                    .putValue("daysWithoutRefusal", clean)
                    .putValue("valueFen", value))
            .evaluate()
            .getSingleResult()
            .getSingleEntry();
    assertThat(found).isEqualTo(looks);
  }

  @Test
  void the_table_can_be_drawn_and_says_why_in_every_row() {
    DmnModelInstance table = Dmn.readModelFromFile(new File("processes/card-review.dmn"));
    Dmn.validateModel(table);
    assertThat(table.getModelElementsByType(Decision.class))
        .singleElement()
        .satisfies(
            decision ->
                assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D"));
    assertThat(table.getModelElementsByType(Rule.class))
        .hasSize(6)
        .allSatisfy(rule -> assertThat(rule.getDescription().getTextContent()).isNotBlank());
    assertThat(Dmn.convertToString(table)).contains("DMNShape", "dmnElementRef=\"CardReview\"");
  }

  @Test
  void a_new_merchants_card_goes_to_a_reviewer() {
    Shop shop = Shop.activated(beans);
    assertThat(shop.task(shop.card(Designs.cash()))).isNotNull();
  }

  @Test
  void a_proven_merchants_card_is_on_sale_at_once_and_everybody_can_read_why() {
    Shop shop = proven();
    String cardId = shop.card(Designs.cash());

    assertThat(shop.task(cardId)).isNull();
    assertThat(shop.status(cardId)).isEqualTo(CardStatus.VERIFY_OK);
    assertThat(reviews.lastRound(cardId).orElseThrow().isByRule()).isTrue();
    assertThat(reviews.lastRound(cardId).orElseThrow().decidedBy())
        .isEqualTo("rule: proven merchant");
    assertThat(notifications.of(shop.merchantId(), Locale.ENGLISH))
        .singleElement()
        .satisfies(
            notice -> assertThat(notice.parts().toString()).contains("rule for proven merchants"));
    String instance =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(cardId)
            .singleResult()
            .getId();
    assertThat(
            history
                .createHistoricDecisionInstanceQuery()
                .processInstanceId(instance)
                .includeOutputs()
                .singleResult()
                .getOutputs())
        .singleElement()
        .satisfies(output -> assertThat(output.getValue()).isEqualTo("rule: proven merchant"));
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance).list())
        .as("nothing but plain values")
        .allMatch(
            variable ->
                Stream.of("string", "boolean", "integer", "long", "date", "null")
                    .anyMatch(variable.getTypeName()::equals));
  }

  @Test
  void what_was_refused_or_is_worth_much_or_is_not_known_goes_to_a_reviewer() {
    Shop shop = proven();
    ObjectNode precious = Designs.cash();
    Designs.base(precious).putObject("sku").put("quantity", 33_334);
    ObjectNode many = Designs.of(CardType.GIFT);
    Designs.base(many).putObject("sku").put("quantity", 2_001);
    ObjectNode deposited = Designs.cash();
    Designs.base(deposited)
        .put("use_custom_code", true)
        .put("get_custom_code_mode", "GET_CUSTOM_CODE_MODE_DEPOSIT")
        .putObject("sku")
        .put("quantity", 0);
    for (ObjectNode design : new ObjectNode[] {precious, many, deposited}) {
      assertThat(shop.task(shop.card(design))).isNotNull();
    }
    Designs.base(many).putObject("sku").put("quantity", 2_000);
    assertThat(shop.task(shop.card(many))).isNull();

    String refused = shop.card(precious);
    shop.refuse(refused, "面额过大");
    assertThat(shop.task(shop.card(Designs.cash()))).as("refused lately").isNotNull();
    db.sql("UPDATE card_review SET decided_at = :then WHERE card_id = :card")
        .param("then", daysAgo(31))
        .param("card", refused)
        .update();
    assertThat(shop.task(shop.card(Designs.cash()))).isNull();
  }

  private Shop proven() {
    Shop shop = Shop.activated(beans);
    db.sql("UPDATE account SET activated_at = :then WHERE appid = :appid")
        .param("then", daysAgo(91))
        .param("appid", shop.appid())
        .update();
    return shop;
  }

  private OffsetDateTime daysAgo(int days) {
    return clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC);
  }
}
