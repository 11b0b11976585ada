package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.Designs;
import io.kaquan.fixture.Scenario;
import io.kaquan.messaging.notification.Notifications;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class CardReviewsTest extends Scenario {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private ApplicationContext beans;
  @Autowired private Cards cards;
  @Autowired private RuntimeService processes;
  @Autowired private Notifications notifications;
  @Autowired private JdbcClient db;

  @Test
  void an_approved_card_is_on_sale_and_its_merchant_knows() {
    Shop shop = Shop.activated(beans);
    String cardId = shop.cardOnSale(Designs.cash());

    Card card = cards.find(cardId).orElseThrow();
    assertThat(card.terms().onSale()).isTrue();
    assertThat(card.approved()).isEqualTo(card.content());
    assertThat(review(cardId))
        .containsEntry("decision", "approve")
        .containsEntry("decided_by", "reviewer");
    assertThat(notifications.of(shop.merchantId(), Locale.ENGLISH))
        .singleElement()
        .satisfies(notice -> assertThat(notice.title()).contains("满十减三"));
  }

  @Test
  void a_refused_card_says_why() {
    Shop shop = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());
    shop.refuse(cardId, "  图片不清楚 ");

    assertThat(cards.find(cardId).orElseThrow().terms().onSale()).isFalse();
    assertThat(review(cardId)).containsEntry("decision", "refuse").containsEntry("reason", "图片不清楚");
    assertThat(notifications.of(shop.merchantId(), Locale.SIMPLIFIED_CHINESE))
        .singleElement()
        .satisfies(notice -> assertThat(notice.parts().toString()).contains("图片不清楚"));
  }

  @Test
  void a_decision_that_says_too_little_decides_nothing() {
    Shop shop = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());

    for (Map<String, Object> form :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("decision", "maybe"),
            Map.of("decision", "refuse"),
            Map.of("decision", "refuse", "reason", " x "))) {
      assertThatThrownBy(() -> shop.decide(cardId, form))
          .as(form.toString())
          .hasStackTraceContaining("驳回");
    }
    assertThat(shop.task(cardId)).isNotNull();
    assertThat(review(cardId)).containsEntry("decision", null);
  }

  @Test
  void reviewers_are_reminded_and_leads_are_told_once() {
    Shop shop = Shop.activated(beans);
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    String cardId = shop.card(Designs.cash());

    moveClockTo(Instant.parse("2026-11-25T10:00:01Z"));
    await().atMost(PATIENCE).until(() -> review(cardId).get("reminded_at") != null);
    assertThat(review(cardId)).containsEntry("escalated_at", null);
    moveClockTo(Instant.parse("2026-11-26T10:00:01Z"));
    await().atMost(PATIENCE).until(() -> review(cardId).get("escalated_at") != null);
    shop.approve(cardId);
  }

  @Test
  void a_card_whose_validity_is_over_is_settled() {
    Shop shop = Shop.activated(beans);
    ObjectNode design = Designs.cash();
    Instant now = clock.instant();
    Designs.base(design)
        .set(
            "date_info",
            Designs.json(
                "{\"type\": 1, \"begin_timestamp\": %d, \"end_timestamp\": %d}"
                    .formatted(now.getEpochSecond(), now.getEpochSecond())));
    String cardId = shop.cardOnSale(design);
    assertThat(column(cardId, "ended_at")).isNull();

    moveClockBy(Duration.ofDays(1));
    await().atMost(PATIENCE).until(() -> column(cardId, "settled_at") != null);
    assertThat(column(cardId, "ended_at")).isNotNull();
    await().atMost(PATIENCE).until(() -> instance(cardId) == null);
  }

  private String instance(String cardId) {
    return processes
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(cardId, "CardLifecycle")
        .list()
        .stream()
        .map(found -> found.getId())
        .findFirst()
        .orElse(null);
  }

  private Map<String, Object> review(String cardId) {
    return db.sql("SELECT * FROM card_review WHERE card_id = :id ORDER BY round DESC LIMIT 1")
        .param("id", cardId)
        .query()
        .singleRow();
  }

  private Object column(String cardId, String column) {
    return db.sql("SELECT " + column + " FROM card WHERE card_id = :id")
        .param("id", cardId)
        .query()
        .singleRow()
        .get(column);
  }
}
