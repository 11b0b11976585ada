package io.kaquan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.RestPerson;
import io.kaquan.Scenario;
import io.kaquan.StaffBrowser;
import org.junit.jupiter.api.Test;

/** CVE-2026-109432 by each way into the engine. */
class QueryExpressionGuardTest extends Scenario {
  private static final String IN_OR_PART = "{\"orQueries\":[{\"assigneeExpression\":\"${now()}\"}]}";

  @Test
  void an_expression_in_an_or_part_of_a_query_is_refused() {
    assertThat(reviewer().post("/engine-rest/task", IN_OR_PART).statusCode()).isEqualTo(400);
    assertThat(reviewer().post("/engine-rest/task/count", IN_OR_PART).statusCode()).isEqualTo(400);
  }

  @Test
  void also_through_tasklist() {
    assertThat(new StaffBrowser(address("")).signIn("reviewer", "tasklist")
        .send("POST", "/camunda/api/engine/engine/default/task", IN_OR_PART).statusCode()).isEqualTo(400);
  }

  @Test
  void also_as_an_addition_to_a_filter() {
    JsonNode filters = reviewer().json("/engine-rest/filter");
    assertThat(filters).isNotEmpty();
    assertThat(reviewer().post("/engine-rest/filter/" + filters.get(0).path("id").asText() + "/list", IN_OR_PART)
        .statusCode()).isEqualTo(400);
  }

  @Test
  void also_in_a_filter_that_somebody_stores() {
    assertThat(new RestPerson(address(""), "admin").post("/engine-rest/filter/create",
        "{\"resourceType\":\"Task\",\"name\":\"sly\",\"query\":" + IN_OR_PART + "}").statusCode()).isEqualTo(400);
    assertThat(reviewer().post("/engine-rest/filter/create",
        "{\"resourceType\":\"Task\",\"name\":\"sly\",\"query\":{}}").statusCode()).as("reviewers make no filters").isEqualTo(403);
  }

  @Test
  void plain_expressions_are_refused_as_ever_and_plain_or_parts_work() {
    assertThat(reviewer().post("/engine-rest/task", "{\"assigneeExpression\":\"${now()}\"}").statusCode()).isEqualTo(400);
    assertThat(reviewer().post("/engine-rest/task", "{\"orQueries\":[{\"assignee\":\"reviewer\",\"unassigned\":true}]}")
        .statusCode()).isEqualTo(200);
  }

  private RestPerson reviewer() {
    return new RestPerson(address(""), "reviewer");
  }
}
