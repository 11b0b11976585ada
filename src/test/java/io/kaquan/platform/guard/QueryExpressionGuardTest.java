package io.kaquan.platform.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Rest.Answer;
import io.kaquan.fixture.StaffBrowser;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** CVE-2026-109432: who may ask for tasks must not be able to have an expression evaluated. */
class QueryExpressionGuardTest extends UnderReview {
  private static final String IN_AN_OR =
      "{\"orQueries\": [{\"assigneeExpression\": \"${now()}\"}]}";
  private static final String DEEP_INSIDE =
      "{\"orQueries\": [{\"name\": \"a\"}, {\"orQueries\": [{\"dueBeforeExpression\": \"${now()}\"}]}]}";

  @Autowired private FilterService filters;

  @ParameterizedTest
  @ValueSource(
      strings = {
        IN_AN_OR,
        "{\"orQueries\": [{\"name\": \"a\"}, {\"candidateGroupExpression\": \"${now()}\"}]}",
        "{\"orQueries\": [{\"candidateGroupsExpression\": \"${now()}\"}]}",
        "{\"orQueries\": [{\"processInstanceBusinessKeyExpression\": \"${now()}\"}]}",
        "{\"orQueries\": [{\"createdBeforeExpression\": \"${now()}\"}]}",
        DEEP_INSIDE
      })
  void no_expression_in_an_or_of_a_query(String query) {
    for (String way :
        new String[] {
          "/engine-rest/task",
          "/engine-rest/task/count",
          "/engine-rest/task?firstResult=0&maxResults=1"
        }) {
      refused(reviewer.post(way, query));
    }
  }

  @Test
  void nor_in_tasklist() {
    StaffBrowser tasklist = browser("reviewer", "tasklist");

    HttpResponse<String> answer =
        tasklist.send("POST", "/camunda/api/engine/engine/default/task", IN_AN_OR);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("or-parts");
  }

  @Test
  void nor_outside_of_an_or() {
    assertThat(
            reviewer.post("/engine-rest/task", "{\"assigneeExpression\": \"${now()}\"}").status())
        .isEqualTo(400);
  }

  @Test
  void nor_as_the_extension_of_a_filter() {
    String filter =
        filters.createFilterQuery().filterName("待审核 Waiting for review").singleResult().getId();

    for (String way : new String[] {"/list", "/list?firstResult=0&maxResults=1", "/count"}) {
      refused(reviewer.post("/engine-rest/filter/" + filter + way, IN_AN_OR));
      refused(reviewer.post("/engine-rest/filter/" + filter + way, DEEP_INSIDE));
    }
    // it tells no reason; without the or-part there is nothing, which is no mistake
    String one = "/engine-rest/filter/" + filter + "/singleResult";
    assertThat(
            reviewer
                .post(one, "{\"processInstanceBusinessKey\": \"none\", " + IN_AN_OR.substring(1))
                .status())
        .isEqualTo(400);
    assertThat(reviewer.post(one, "{\"processInstanceBusinessKey\": \"none\"}").status())
        .isEqualTo(204);
    assertThat(reviewer.post("/engine-rest/filter/" + filter + "/list", "{}").status())
        .isEqualTo(200);
  }

  @Test
  void nor_in_a_filter_that_is_kept() {
    String filter =
        filters.createFilterQuery().filterName("待审核 Waiting for review").singleResult().getId();
    String kept =
        "{\"resourceType\": \"Task\", \"name\": \""
            + UUID.randomUUID()
            + "\", \"query\": "
            + IN_AN_OR
            + "}";

    // nobody but an administrator keeps filters at all
    refused(admin.post("/engine-rest/filter/create", kept));
    refused(admin.put("/engine-rest/filter/" + filter, kept));
    assertThat(reviewer.post("/engine-rest/filter/create", kept).status()).isIn(400, 403);
    assertThat(filters.createFilterQuery().list())
        .extracting(Filter::<TaskQueryImpl>getQuery)
        .allSatisfy(query -> assertThat(query.getQueries()).hasSize(1));
  }

  @Test
  void a_plain_or_is_answered() {
    Answer answer =
        reviewer.post(
            "/engine-rest/task",
            "{\"processInstanceBusinessKey\": \""
                + applicationId
                + "\", \"orQueries\": [{\"name\": \"no such task\", \"candidateGroup\": \"reviewers\"}]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains(task);
  }

  private static void refused(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).contains("or-parts");
  }
}
