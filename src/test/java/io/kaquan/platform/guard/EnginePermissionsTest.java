package io.kaquan.platform.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Rest;
import io.kaquan.fixture.Rest.Answer;
import io.kaquan.fixture.StaffBrowser;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What each of the platform's people sees and does at the engine's addresses. */
class EnginePermissionsTest extends UnderReview {
  @Autowired private ManagementService jobs;

  @Autowired private IdentityService identity;

  @Test
  void cockpit_is_for_analysts() {
    String plugin =
        "/camunda/api/cockpit/plugin/base/default/process-definition/x/called-process-definitions";
    StaffBrowser reviewing = browser("reviewer", "tasklist");
    StaffBrowser analysing = browser("analyst", "cockpit");

    assertThat(reviewing.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    assertThat(reviewing.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
    assertThat(reviewing.get(plugin).statusCode()).isEqualTo(403);
    assertThat(reviewing.get("/camunda/api/cockpit/plugin/any/default/any").statusCode())
        .isEqualTo(403);
    assertThat(analysing.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
    assertThat(analysing.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
    assertThat(analysing.get(plugin).statusCode()).isNotIn(401, 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reviewer", "lead", "analyst", "settler"})
  void only_an_administrator_runs_the_engine(String name) {
    Rest person = new Rest(address(""), name);
    String definition = waiting().getProcessDefinitionId();
    String engine = "/engine-rest";
    String any = "{\"value\": \"approve\"}";

    refused(person.post(engine + "/process-definition/key/MerchantActivation/start", "{}"));
    refused(
        person.post(
            engine + "/process-definition/" + definition + "/start", "{\"businessKey\": \"x\"}"));
    refused(
        person.post(
            engine + "/process-definition/key/CardLifecycle/submit-form", "{\"variables\": {}}"));
    refused(person.post(engine + "/process-definition/key/CouponLifecycle/start", "{}"));
    refused(
        person.post(
            engine + "/message",
            "{\"messageName\": \"Msg_ApplicationWithdrawn\", \"businessKey\": \""
                + applicationId
                + "\"}"));
    refused(
        person.post(
            engine + "/message", "{\"messageName\": \"Msg_ApplicationWithdrawn\", \"all\": true}"));
    refused(
        person.post(
            engine + "/message", "{\"messageName\": \"Msg_AppApplied\", \"businessKey\": \"x\"}"));
    refused(
        person.post(
            engine + "/execution/" + waiting().getExecutionId() + "/signal",
            "{\"variables\": {}}"));
    refused(
        person.send(
            "POST",
            engine + "/deployment/create",
            "--b\r\nContent-Disposition: form-data; name=\"deployment-name\""
                + "\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"x.form\"\r\n\r\n{}\r\n--b--\r\n",
            "Content-Type",
            "multipart/form-data; boundary=b"));
    refused(person.delete(engine + "/process-instance/" + instance));
    refused(
        person.put(
            engine + "/process-instance/" + instance + "/suspended", "{\"suspended\": true}"));
    refused(
        person.put(
            engine + "/process-definition/key/MerchantActivation/suspended",
            "{\"suspended\": true}"));
    refused(person.delete(engine + "/process-definition/" + definition));
    refused(person.put(engine + "/process-instance/" + instance + "/variables/decision", any));
    refused(
        person.post(
            engine + "/process-instance/" + instance + "/variables",
            "{\"modifications\": {\"decision\": " + any + "}}"));
    refused(
        person.post(
            engine + "/process-instance/" + instance + "/modification",
            "{\"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"Task_GrantCapabilities\"}]}"));
    refused(
        person.post(
            engine + "/process-instance/delete",
            "{\"processInstanceIds\": [\"" + instance + "\"]}"));
    refused(
        person.post(
            engine + "/process-instance/variables-async",
            "{\"processInstanceIds\": [\""
                + instance
                + "\"], \"variables\": {\"decision\": "
                + any
                + "}}"));
    refused(
        person.post(
            engine + "/modification/execute",
            "{\"processDefinitionId\": \""
                + definition
                + "\", \"processInstanceIds\": [\""
                + instance
                + "\"], \"instructions\": [{\"type\": "
                + "\"startBeforeActivity\", \"activityId\": \"Task_GrantCapabilities\"}]}"));
    refused(person.delete(engine + "/history/process-instance/" + instance));
    refused(person.post(engine + "/history/cleanup", ""));
    stillWaits();
    assertThat(variables()).doesNotContainKey("decision");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reviewer", "lead", "analyst", "settler"})
  void only_an_administrator_says_who_may_what(String name) {
    Rest person = new Rest(address(""), name);

    refused(
        person.post(
            "/engine-rest/user/create",
            "{\"profile\": {\"id\": \"mallory\"}, "
                + "\"credentials\": {\"password\": \"Some-Password-1\"}}"));
    refused(
        person.put(
            "/engine-rest/user/admin/credentials",
            "{\"password\": \"Some-Password-1\", "
                + "\"authenticatedUserPassword\": \""
                + name
                + "\"}"));
    refused(person.delete("/engine-rest/user/admin"));
    refused(person.post("/engine-rest/group/create", "{\"id\": \"mine\", \"name\": \"mine\"}"));
    for (String group : List.of("camunda-admin", "operators", "lead-reviewers")) {
      refused(person.put("/engine-rest/group/" + group + "/members/" + name, ""));
    }
    refused(person.delete("/engine-rest/group/camunda-admin/members/admin"));
    refused(
        person.post(
            "/engine-rest/authorization/create",
            "{\"type\": 1, \"permissions\": [\"ALL\"], \"userId\": \""
                + name
                + "\", \"resourceType\": 0, \"resourceId\": \"*\"}"));
    refused(
        person.post(
            "/engine-rest/filter/create",
            "{\"resourceType\": \"Task\", \"name\": \"mine\", \"query\": {}}"));
    assertThat(identity.createUserQuery().userId("mallory").count()).isZero();
    assertThat(identity.createGroupQuery().groupMember(name).groupId("camunda-admin").count())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"reviewer, 0", "settler, 0", "analyst, 1"})
  void others_see_what_their_work_needs(String name, int instances) {
    Rest person = new Rest(address(""), name);

    assertThat(
            person.get("/engine-rest/process-instance/count?businessKey=" + applicationId).text())
        .contains(":" + instances);
    assertThat(
            person
                .get(
                    "/engine-rest/history/process-instance/count?processInstanceBusinessKey="
                        + applicationId)
                .text())
        .contains(":" + instances);
    assertThat(
            person
                .get(
                    "/engine-rest/variable-instance/count?variableName=merchantName&processInstanceIdIn="
                        + instance)
                .text())
        .contains(":" + instances);
    assertThat(person.get("/engine-rest/user").text())
        .contains("\"" + name + "\"")
        .doesNotContain("\"admin\"");
    assertThat(person.get("/engine-rest/user/admin/profile").status()).isEqualTo(404);
    assertThat(person.get("/engine-rest/authorization/count").text()).contains(":0");
    assertThat(person.get("/engine-rest/history/user-operation/count?userId=admin").text())
        .contains(":0");
  }

  @Test
  void an_analyst_has_a_job_tried_again_and_no_more() {
    String job =
        jobs.createJobQuery().processInstanceId(instance).timers().listPage(0, 1).get(0).getId();
    String address = "/engine-rest/job/" + job;

    assertThat(analyst.put(address + "/retries", "{\"retries\": 5}").status()).isEqualTo(204);
    assertThat(jobs.createJobQuery().jobId(job).singleResult().getRetries()).isEqualTo(5);

    refused(reviewer.put(address + "/retries", "{\"retries\": 7}"));
    refused(lead.put(address + "/retries", "{\"retries\": 7}"));
    for (Rest person : List.of(reviewer, lead, analyst)) {
      refused(person.post(address + "/execute", ""));
      refused(person.put(address + "/duedate", "{\"duedate\": null}"));
      refused(person.put(address + "/priority", "{\"priority\": 7}"));
      refused(person.put(address + "/suspended", "{\"suspended\": true}"));
      refused(person.delete(address));
    }
    assertThat(jobs.createJobQuery().jobId(job).singleResult().getRetries()).isEqualTo(5);
  }

  /**
   * What one may not even see is said not to be there; an address that is not there is a mistake of
   * this test.
   */
  private static void refused(Answer answer) {
    assertThat(answer.status()).as(answer.whole().request() + " " + answer.text()).isIn(403, 404);
    assertThat(answer.text()).as(answer.whole().request().toString()).doesNotContain("HTTP 404");
  }
}
