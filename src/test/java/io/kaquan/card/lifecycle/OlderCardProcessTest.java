package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kaquan.card.design.Designs;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A card whose process began by the model of an earlier release. */
class OlderCardProcessTest extends CardScenario {
  @Autowired private RepositoryService models;
  @Autowired private FormService forms;

  @Test
  void a_card_begun_before_a_release_goes_on_by_the_new_model() {
    String inReview = shop.card(Designs.cash());
    String onSale = shop.cardOnSale(Designs.cash());
    Deployment old =
        models
            .createDeployment()
            .name("before")
            .addClasspathResource("models/card-lifecycle-before-pause.bpmn")
            .addString(
                "forms/review-card.form",
                "{\"id\": \"review-card\", \"components\": [], \"schemaVersion\": 16, \"type\": \"default\"}")
            .deploy();
    try {
      String definition =
          models.createProcessDefinitionQuery().deploymentId(old.getId()).singleResult().getId();
      begunWith(definition, inReview);
      begunWith(definition, onSale);
      assertThat(forms.getDeployedTaskForm(shop.task(onSale).getId()))
          .as("the form it was begun with")
          .isNotEmpty();
      tasks.complete(shop.task(onSale).getId(), Map.of("decision", "approve"));
      await().atMost(PATIENCE).until(() -> waitsAt(onSale, "Event_CardChanged") == 1);

      assertThat(change(inReview, "{\"title\": \"满十减四\"}").sendCheck()).isTrue();
      assertThat(commands.delete(shop.appid(), inReview).isDone()).isTrue();
      assertThat(shop.task(inReview)).isNull();
      assertThat(commands.pause(shop.appid(), onSale).isDone()).isTrue();
      assertThat(waitsAt(onSale, "Event_SaleResumed")).isOne();
      assertThat(change(onSale, "{\"title\": \"满十减四\"}").sendCheck()).isTrue();
      shop.approve(onSale);
    } finally {
      models.deleteDeployment(old.getId(), true);
    }
  }

  /** As if the card's process had been begun by this definition. */
  private void begunWith(String definition, String cardId) {
    Map<String, Object> variables =
        Map.of("validityEnd", processes.getVariable(instance(cardId), "validityEnd"));
    String instance = instance(cardId);
    // a letter may be on its way
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> processes.deleteProcessInstance(instance, "begun anew"));
    db.sql("DELETE FROM card_review WHERE card_id = ?").param(cardId).update();
    db.sql("UPDATE card SET status = 'NOT_VERIFY' WHERE card_id = ?").param(cardId).update();
    processes.startProcessInstanceById(definition, cardId, variables);
  }
}
