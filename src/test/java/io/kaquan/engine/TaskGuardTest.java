package io.kaquan.engine;

import static io.kaquan.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.RestPerson;
import io.kaquan.Reviewer;
import io.kaquan.Scenario;
import io.kaquan.StaffBrowser;
import io.kaquan.card.Cards;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way by which a signed-in person's browser can carry variables to a task, and what comes through. */
class TaskGuardTest extends Scenario {
  private static final String SNEAKED_IN = """
      {"%s":{
        "decision":{"value":"approve"},
        "sendLetter":{"value":"x"}, "reviewDue":{"value":"2030-01-01T00:00:00.000+0000","type":"Date"},
        "cardTitle":{"value":"changed"}, "putOnSale":{"value":"x"}}}
      """;

  @Autowired
  Cards cards;
  @Autowired
  RuntimeService processes;
  @Autowired
  HistoryService history;
  private String card;
  private String task;
  private RestPerson reviewer;

  @BeforeEach
  void aCardWaitsForReview() {
    card = aCashCard().create(cards);
    task = (String) new Reviewer(address(""), "reviewer").task(card).get("id");
    reviewer = new RestPerson(address(""), "reviewer");
  }

  @Test
  void submit_form_lets_the_forms_own_fields_through() {
    assertThat(reviewer.post("/engine-rest/task/" + task + "/submit-form", SNEAKED_IN.formatted("variables")).statusCode())
        .isEqualTo(204);
    onlyTheDecisionCameThrough();
  }

  @Test
  void submit_form_through_tasklist_does_too() {
    StaffBrowser browser = new StaffBrowser(address("")).signIn("reviewer", "tasklist");
    assertThat(browser.send("POST", "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
        SNEAKED_IN.formatted("variables")).statusCode()).isEqualTo(204);
    onlyTheDecisionCameThrough();
  }

  @Test
  void complete_lets_the_forms_own_fields_through() {
    assertThat(reviewer.post("/engine-rest/task/" + task + "/complete", SNEAKED_IN.formatted("variables")).statusCode())
        .isEqualTo(204);
    onlyTheDecisionCameThrough();
  }

  @Test
  void resolve_carries_nothing() {
    reviewer.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"reviewer\"}");
    reviewer.post("/engine-rest/task/" + task + "/resolve", SNEAKED_IN.formatted("variables"));
    assertThat(variables()).doesNotContainKeys("sendLetter", "putOnSale", "decision")
        .doesNotContainEntry("cardTitle", "changed");
  }

  @Test
  void a_task_is_not_ended_by_an_error_or_an_escalation() {
    assertThat(reviewer.post("/engine-rest/task/" + task + "/bpmnError",
        "{\"errorCode\":\"x\",\"variables\":{\"decision\":{\"value\":\"approve\"}}}").statusCode()).isEqualTo(400);
    assertThat(reviewer.post("/engine-rest/task/" + task + "/bpmnEscalation",
        "{\"escalationCode\":\"x\",\"variables\":{\"decision\":{\"value\":\"approve\"}}}").statusCode()).isEqualTo(400);
    assertThat(new Reviewer(address(""), "reviewer").tasks(card)).hasSize(1);
    assertThat(variables()).doesNotContainKey("decision");
  }

  @Test
  void a_form_field_that_is_no_plain_value_is_dropped() {
    reviewer.post("/engine-rest/task/" + task + "/submit-form", """
        {"variables":{"decision":{"value":"rO0ABXQAAXg=","type":"Object",
          "valueInfo":{"objectTypeName":"java.lang.String","serializationDataFormat":"application/x-java-serialized-object"}}}}
        """);
    assertThat(new Reviewer(address(""), "reviewer").tasks(card)).as("no decision came through").hasSize(1);
  }

  @Test
  void variables_are_not_set_beside_the_form() {
    assertThat(reviewer.send("PUT", "/engine-rest/task/" + task + "/variables/decision",
        "{\"value\":\"approve\",\"type\":\"String\"}").statusCode()).isEqualTo(403);
    assertThat(reviewer.send("PUT", "/engine-rest/task/" + task + "/localVariables/decision",
        "{\"value\":\"approve\",\"type\":\"String\"}").statusCode()).isEqualTo(403);
    String instance = processes.createProcessInstanceQuery().processInstanceBusinessKey(card).singleResult().getId();
    assertThat(reviewer.send("PUT", "/engine-rest/process-instance/" + instance + "/variables/decision",
        "{\"value\":\"approve\",\"type\":\"String\"}").statusCode()).isEqualTo(403);
  }

  @Test
  void one_claims_for_oneself_and_a_lead_may_assign() {
    assertThat(reviewer.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"lead\"}").statusCode()).isEqualTo(403);
    assertThat(reviewer.post("/engine-rest/task/" + task + "/assignee", "{\"userId\":\"lead\"}").statusCode()).isEqualTo(403);
    assertThat(new RestPerson(address(""), "lead")
        .post("/engine-rest/task/" + task + "/assignee", "{\"userId\":\"reviewer\"}").statusCode()).isEqualTo(204);
    assertThat(reviewer.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"reviewer\"}").statusCode()).isEqualTo(204);
  }

  @Test
  void a_refusal_without_a_reason_is_refused_by_the_engine_itself() {
    assertThat(reviewer.post("/engine-rest/task/" + task + "/submit-form",
        "{\"variables\":{\"decision\":{\"value\":\"refuse\"}}}").statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(new Reviewer(address(""), "reviewer").tasks(card)).hasSize(1);
  }

  private void onlyTheDecisionCameThrough() {
    assertThat(variables()).containsEntry("decision", "approve").doesNotContainKeys("sendLetter", "putOnSale")
        .doesNotContainEntry("cardTitle", "changed");
    assertThat(((java.util.Date) variables().get("reviewDue")).toInstant()).isBefore(java.time.Instant.parse("2029-01-01T00:00:00Z"));
  }

  private Map<String, Object> variables() {
    return history.createHistoricVariableInstanceQuery()
        .processInstanceId(processes.createProcessInstanceQuery().processInstanceBusinessKey(card).singleResult().getId())
        .list().stream().filter(variable -> variable.getValue() != null)
        .collect(java.util.stream.Collectors.toMap(HistoricVariableInstance::getName, HistoricVariableInstance::getValue,
            (one, other) -> other));
  }
}
