package io.kaquan.platform.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.fixture.Rest;
import io.kaquan.fixture.Rest.Answer;
import io.kaquan.fixture.StaffBrowser;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

class AssigneeGuardTest extends UnderReview {
  private static final String TO_REVIEWER = "{\"userId\": \"reviewer\"}";
  private static final String TO_LEAD = "{\"userId\": \"lead\"}";
  private static final String TO_NOBODY = "{\"userId\": null}";

  @Test
  void a_lead_assigns_takes_back_and_sets_the_priority() throws Exception {
    done(lead.post(to("assignee"), TO_REVIEWER));
    assertThat(waiting()).returns("reviewer", Task::getAssignee);

    done(lead.put("/engine-rest/task/" + task, withPriority(lead, 90)));
    assertThat(waiting()).returns(90, Task::getPriority).returns("reviewer", Task::getAssignee);

    done(lead.post(to("unclaim"), ""));
    assertThat(waiting()).returns(null, Task::getAssignee);

    done(lead.post(to("claim"), TO_REVIEWER));
    done(lead.post(to("claim"), TO_NOBODY));
    assertThat(waiting()).returns(null, Task::getAssignee);
  }

  @Test
  void and_in_tasklist_too() {
    StaffBrowser tasklist = browser("lead", "tasklist");
    String inTasklist = "/camunda/api/engine/engine/default/task/" + task;

    assertThat(tasklist.send("POST", inTasklist + "/assignee", TO_REVIEWER).statusCode())
        .isEqualTo(204);
    assertThat(waiting()).returns("reviewer", Task::getAssignee);
    assertThat(tasklist.send("POST", inTasklist + "/unclaim", "").statusCode()).isEqualTo(204);
    assertThat(waiting()).returns(null, Task::getAssignee);
  }

  @Test
  void a_reviewer_does_nothing_of_this_to_a_colleagues_task() throws Exception {
    done(lead.post(to("claim"), TO_LEAD));

    for (String way : new String[] {"assignee", "claim"}) {
      refused(reviewer.post(to(way), TO_NOBODY));
    }
    refused(reviewer.post(to("assignee"), TO_REVIEWER));
    refused(reviewer.post(to("delegate"), TO_REVIEWER));
    assertThat(reviewer.post(to("claim"), TO_REVIEWER).text()).contains("already claimed");
    refused(reviewer.post(to("unclaim"), ""));
    refused(reviewer.post(to("resolve"), "{}"));
    refused(reviewer.put("/engine-rest/task/" + task, withPriority(lead, 90)));
    refused(
        reviewer.post(to("identity-links"), "{\"userId\": \"reviewer\", \"type\": \"assignee\"}"));
    refused(
        reviewer.post(
            to("identity-links/delete"), "{\"userId\": \"lead\", \"type\": \"assignee\"}"));

    assertThat(waiting())
        .returns("lead", Task::getAssignee)
        .returns(50, Task::getPriority)
        .returns(null, Task::getDelegationState);
  }

  @Test
  void a_reviewer_gives_back_what_is_his_and_sets_no_priority() throws Exception {
    done(reviewer.post(to("claim"), TO_REVIEWER));
    refused(reviewer.post(to("assignee"), TO_LEAD));
    refused(reviewer.put("/engine-rest/task/" + task, withPriority(reviewer, 90)));
    assertThat(waiting()).returns("reviewer", Task::getAssignee).returns(50, Task::getPriority);

    done(reviewer.post(to("unclaim"), ""));
    assertThat(waiting()).returns(null, Task::getAssignee);

    done(reviewer.post(to("claim"), TO_REVIEWER));
    done(reviewer.post(to("assignee"), TO_NOBODY));
    assertThat(waiting()).returns(null, Task::getAssignee);

    done(reviewer.post(to("claim"), TO_REVIEWER));
    done(reviewer.post(to("claim"), TO_NOBODY));
    assertThat(waiting()).returns(null, Task::getAssignee);
  }

  @Test
  void what_nobody_has_is_assigned_by_leads_only() {
    refused(reviewer.post(to("assignee"), TO_REVIEWER));
    refused(reviewer.post(to("claim"), TO_LEAD));
    refused(new Rest(address(""), "settler").post(to("claim"), "{\"userId\": \"settler\"}"));
    refused(analyst.post(to("assignee"), TO_NOBODY));
    assertThat(waiting()).returns(null, Task::getAssignee);
  }

  private String to(String way) {
    return "/engine-rest/task/" + task + "/" + way;
  }

  private String withPriority(Rest person, int priority) throws Exception {
    ObjectNode whole =
        (ObjectNode) new ObjectMapper().readTree(person.get("/engine-rest/task/" + task).text());
    return whole.put("priority", priority).toString();
  }

  private static void done(Answer answer) {
    assertThat(answer.status()).as(answer.whole().request() + " " + answer.text()).isEqualTo(204);
  }

  private static void refused(Answer answer) {
    assertThat(answer.status()).as(answer.whole().request() + " " + answer.text()).isEqualTo(403);
  }
}
