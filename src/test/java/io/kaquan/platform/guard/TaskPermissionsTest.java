package io.kaquan.platform.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Rest;
import io.kaquan.fixture.Rest.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who takes tasks, gives them to others, and changes what about them. */
class TaskPermissionsTest extends UnderReview {
  @Test
  void nobody_who_reviews_writes_a_variable_directly() {
    for (Rest person : List.of(reviewer, lead, analyst)) {
      for (String kind : List.of("variables", "localVariables")) {
        String variables = "/engine-rest/task/" + task + "/" + kind;
        refused(person.put(variables + "/decision", "{\"value\": \"approve\"}"));
        refused(
            person.post(
                variables, "{\"modifications\": {\"decision\": {\"value\": \"approve\"}}}"));
        refused(person.delete(variables + "/merchantName"));
      }
      refused(
          person.put(
              "/engine-rest/process-instance/" + instance + "/variables/decision",
              "{\"value\": \"approve\"}"));
      refused(
          person.put(
              "/engine-rest/execution/" + waiting().getExecutionId() + "/localVariables/decision",
              "{\"value\": \"approve\"}"));
    }
    assertThat(variables()).doesNotContainKey("decision").containsEntry("merchantName", "晨光咖啡");
  }

  @Test
  void a_reviewer_claims_for_oneself_only() {
    refused(reviewer.post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"lead\"}"));
    assertThat(waiting().getAssignee()).isNull();

    assertThat(
            reviewer
                .post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"reviewer\"}")
                .status())
        .isEqualTo(204);
    assertThat(waiting().getAssignee()).isEqualTo("reviewer");
  }

  @Test
  void a_lead_reviewer_gives_tasks_to_others() {
    assertThat(
            lead.post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"reviewer\"}")
                .status())
        .isEqualTo(204);
    assertThat(waiting().getAssignee()).isEqualTo("reviewer");

    assertThat(
            lead.post("/engine-rest/task/" + task + "/assignee", "{\"userId\": \"lead\"}").status())
        .isEqualTo(204);
    assertThat(waiting().getAssignee()).isEqualTo("lead");
  }

  @Test
  void a_reviewer_changes_nothing_about_a_task_but_whose_it_is() {
    reviewer.post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"reviewer\"}");

    String address = "/engine-rest/task/" + task;
    refused(reviewer.post(address + "/assignee", "{\"userId\": \"lead\"}"));
    refused(reviewer.post(address + "/delegate", "{\"userId\": \"lead\"}"));
    refused(reviewer.post(address + "/delegate", "{\"userId\": \"reviewer\"}"));
    refused(
        reviewer.post(
            address + "/identity-links", "{\"userId\": \"analyst\", \"type\": \"candidate\"}"));
    refused(
        reviewer.put(
            address, "{\"name\": \"nothing to do\", \"due\": \"2099-01-01T00:00:00.000+0000\"}"));
    refused(reviewer.post("/engine-rest/task/create", "{\"name\": \"another\"}"));
    assertThat(lead.delete(address).status()).isNotEqualTo(204);
    stillWaits();
  }

  @Test
  void an_analyst_looks_on() {
    for (String way : List.of("submit-form", "complete", "resolve")) {
      refused(
          analyst.post(
              "/engine-rest/task/" + task + "/" + way,
              "{\"variables\": {\"decision\": " + "{\"value\": \"approve\"}}}"));
    }
    refused(analyst.post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"analyst\"}"));
    refused(analyst.post("/engine-rest/task/" + task + "/unclaim", ""));
    assertThat(analyst.get("/engine-rest/task/" + task).status()).isEqualTo(200);
    stillWaits();
  }

  private static void refused(Answer answer) {
    assertThat(answer.status()).as(answer.whole().request() + " " + answer.text()).isEqualTo(403);
  }
}
