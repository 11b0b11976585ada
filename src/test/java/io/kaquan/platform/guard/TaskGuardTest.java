package io.kaquan.platform.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Rest;
import io.kaquan.fixture.Rest.Answer;
import io.kaquan.fixture.StaffBrowser;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A form of a task sets its own fields, and nothing beside them. */
class TaskGuardTest extends UnderReview {
  /**
   * What the form holds, and what it does not: shown facts, a bean's name, somebody else's answer.
   */
  private static final String MORE_THAN_THE_FORM =
      """
      {"variables": {"decision": {"value": "refuse"}, "reason": {"value": "字迹不清"},
        "merchantName": {"value": "somebody else"}, "round": {"value": 99}, "sendLetter": {"value": "hidden"},
        "secondOpinion": {"value": "confirm"}, "firstReviewer": {"value": "somebody else"}}}""";

  @Autowired private HistoryService history;

  @Autowired private RepositoryService repository;

  @Test
  void a_submitted_form_sets_the_fields_of_the_form_only() {
    assertThat(
            reviewer
                .post("/engine-rest/task/" + task + "/submit-form", MORE_THAN_THE_FORM)
                .status())
        .isEqualTo(204);

    onlyTheFormCameIn();
  }

  @Test
  void completing_without_the_form_sets_no_more_than_the_form_would() {
    assertThat(
            reviewer.post("/engine-rest/task/" + task + "/complete", MORE_THAN_THE_FORM).status())
        .isEqualTo(204);

    onlyTheFormCameIn();
  }

  @Test
  void the_same_holds_in_tasklist() {
    StaffBrowser tasklist = browser("reviewer", "tasklist");

    assertThat(
            tasklist
                .send(
                    "POST",
                    "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                    MORE_THAN_THE_FORM)
                .statusCode())
        .isEqualTo(204);

    onlyTheFormCameIn();
  }

  @Test
  void a_field_of_another_tasks_form_is_none_of_this_one() {
    reviewer.post(
        "/engine-rest/task/" + task + "/submit-form",
        """
        {"variables": {"decision": {"value": "decline"}, "reason": {"value": "不符合准入要求"},
          "secondOpinion": {"value": "confirm"}}}""");

    assertThat(everSet("decision"))
        .extracting(HistoricVariableInstance::getValue)
        .containsExactly("decline");
    assertThat(everSet("secondOpinion")).isEmpty();
  }

  @Test
  void resolving_sets_nothing() {
    assertThat(reviewer.post("/engine-rest/task/" + task + "/resolve", MORE_THAN_THE_FORM).status())
        .isEqualTo(204);

    stillWaits();
    assertThat(variables()).doesNotContainKeys("decision", "reason", "sendLetter", "secondOpinion");
    assertThat(variables()).containsEntry("merchantName", "晨光咖啡").containsEntry("round", 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bpmnError", "bpmnEscalation"})
  void no_task_is_ended_beside_its_form(String way) {
    String code = way.equals("bpmnError") ? "errorCode" : "escalationCode";

    for (Rest person : List.of(reviewer, lead, admin)) {
      Answer answer =
          person.post(
              "/engine-rest/task/" + task + "/" + way,
              "{\""
                  + code
                  + """
          ": "Err_Any", "variables": {"decision": {"value": "approve"}}}""");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("ended by its form");
    }

    stillWaits();
    assertThat(variables()).doesNotContainKey("decision");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
      {"type": "Object", "value": "{}", "valueInfo": {"objectTypeName": "java.lang.Object",
        "serializationDataFormat": "application/json"}}""",
        """
      {"type": "Object", "value": "rO0ABXQAAXg=", "valueInfo": {"objectTypeName": "java.lang.String",
        "serializationDataFormat": "application/x-java-serialized-object"}}""",
        """
      {"type": "Bytes", "value": "eA=="}""",
        """
      {"type": "File", "value": "eA==", "valueInfo": {"filename": "reason.html", "mimeType": "text/html"}}"""
      })
  void a_field_takes_plain_values_only(String value) {
    for (String way : List.of("submit-form", "complete")) {
      Answer answer =
          reviewer.post(
              "/engine-rest/task/" + task + "/" + way,
              "{\"variables\": {\"decision\": " + value + "}}");
      assertThat(answer.text()).as(way).contains("Choose a decision");
    }
    stillWaits();
    reviewer.post(
        "/engine-rest/task/" + task + "/submit-form",
        "{\"variables\": {\"decision\": {\"value\": \"approve\"}, \"reason\": " + value + "}}");

    assertThat(waiting()).as("approved").isNull();
    assertThat(everSet("decision"))
        .extracting(HistoricVariableInstance::getValue)
        .containsExactly("approve");
    assertThat(everSet("reason")).isEmpty();
  }

  @Test
  void read_only_and_disabled_fields_are_shown_and_not_taken() {
    String deployment =
        deployAForm(
            """
        {"id": "guarded", "type": "default", "schemaVersion": 16, "components": [
          {"type": "textfield", "id": "f1", "key": "open"},
          {"type": "textfield", "id": "f2", "key": "shown", "readonly": true},
          {"type": "textfield", "id": "f3", "key": "off", "disabled": true},
          {"type": "group", "id": "f4", "components": [
            {"type": "textfield", "id": "f5", "key": "openInside"},
            {"type": "textfield", "id": "f6", "key": "shownInside", "readonly": true}]}]}""");
    try {
      String begun = processes.startProcessInstanceByKey("Guarded").getId();
      String first = tasks.createTaskQuery().processInstanceId(begun).singleResult().getId();

      assertThat(
              reviewer
                  .post(
                      "/engine-rest/task/" + first + "/submit-form",
                      """
          {"variables": {"open": {"value": "a"}, "shown": {"value": "b"}, "off": {"value": "c"},
            "openInside": {"value": "d"}, "shownInside": {"value": "e"}}}""")
                  .status())
          .isEqualTo(204);

      assertThat(processes.getVariables(begun)).containsOnlyKeys("open", "openInside");
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  private void onlyTheFormCameIn() {
    assertThat(waiting()).as("completed").isNull();
    assertThat(variables())
        .containsEntry("decision", "refuse")
        .containsEntry("reason", "字迹不清")
        .containsEntry("merchantName", "晨光咖啡")
        .containsEntry("round", 1);
    assertThat(
            Stream.of("sendLetter", "secondOpinion", "firstReviewer")
                .flatMap(name -> everSet(name).stream()))
        .isEmpty();
  }

  /** History is full: what was set for a moment only is here as well. */
  private List<HistoricVariableInstance> everSet(String name) {
    return history
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance)
        .variableName(name)
        .includeDeleted()
        .list();
  }

  private String deployAForm(String form) {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("Guarded")
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .userTask("Task_First")
            .camundaCandidateGroups("reviewers")
            .camundaFormRef("guarded")
            .camundaFormRefBinding("deployment")
            .userTask("Task_Second")
            .endEvent()
            .done();
    return repository
        .createDeployment()
        .addModelInstance("guarded.bpmn", model)
        .addString("guarded.form", form)
        .deploy()
        .getId();
  }
}
