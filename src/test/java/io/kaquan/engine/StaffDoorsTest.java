package io.kaquan.engine;

import static io.kaquan.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.PageVisitor;
import io.kaquan.RestPerson;
import io.kaquan.Reviewer;
import io.kaquan.Scenario;
import io.kaquan.StaffBrowser;
import io.kaquan.card.Cards;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who comes in where, and no further. */
class StaffDoorsTest extends Scenario {
  @Autowired
  Cards cards;
  @Autowired
  RuntimeService processes;

  @Test
  void nobody_gets_in_without_a_sign_in() {
    RestPerson nobody = new RestPerson(address(""), null);
    assertThat(nobody.get("/engine-rest/task").statusCode()).isEqualTo(401);
    assertThat(nobody.get("/engine-rest/engine/default/task").statusCode()).isEqualTo(401);
    assertThat(nobody.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
    assertThat(nobody.get("/actuator/env").statusCode()).isEqualTo(404);
    assertThat(nobody.get("/actuator/health").statusCode()).isEqualTo(200);
  }

  @Test
  void a_wrong_password_is_no_sign_in() {
    assertThat(new RestPerson(address(""), "nosuchperson").get("/engine-rest/task").statusCode()).isEqualTo(401);
  }

  @Test
  void the_set_up_page_makes_nobody_an_administrator() {
    String person = "{\"profile\":{\"id\":\"sly\",\"firstName\":\"s\",\"lastName\":\"s\",\"email\":\"\"},\"credentials\":{\"password\":\"Str0ng!passw0rd\"}}";
    assertThat(new RestPerson(address(""), null).post("/camunda/api/admin/setup/default/user/create", person).statusCode())
        .isIn(403, 404);
    assertThat(new StaffBrowser(address("")).send("POST", "/camunda/api/admin/setup/default/user/create", person).statusCode())
        .isIn(403, 404);
    assertThat(new RestPerson(address(""), "admin").get("/engine-rest/user/sly/profile").statusCode()).isEqualTo(404);
  }

  @Test
  void a_merchant_who_is_signed_in_is_a_stranger_to_the_staffs_applications() {
    PageVisitor merchant = new PageVisitor(address("")).signedInAs("merchant@demo.example", "demo");
    assertThat(merchant.open("/console").path()).isEqualTo("/console");
    assertThat(merchant.open("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
    assertThat(merchant.open("/engine-rest/task").status()).isEqualTo(401);
  }

  @Test
  void a_reviewer_reviews_and_does_nothing_else() {
    RestPerson reviewer = new RestPerson(address(""), "reviewer");
    String instance = reviewedCard();
    assertThat(reviewer.post("/engine-rest/process-definition/key/MerchantActivation/start", "{}").statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(reviewer.post("/engine-rest/message", "{\"messageName\":\"Msg_IssueCoupons\"}").statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(reviewer.send("DELETE", "/engine-rest/process-instance/" + instance, "").statusCode()).isEqualTo(403);
    assertThat(reviewer.post("/engine-rest/deployment/create", "{}").statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(reviewer.post("/engine-rest/user/create", "{\"profile\":{\"id\":\"sly\"},\"credentials\":{\"password\":\"Str0ng!passw0rd\"}}").statusCode()).isEqualTo(403);
    assertThat(new StaffBrowser(address("")).signIn("reviewer", "tasklist").get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
  }

  @Test
  void an_analyst_reads_and_retries_and_changes_nothing() {
    RestPerson analyst = new RestPerson(address(""), "analyst");
    String instance = reviewedCard();
    assertThat(analyst.get("/engine-rest/process-instance/" + instance).statusCode()).isEqualTo(200);
    assertThat(analyst.send("DELETE", "/engine-rest/process-instance/" + instance, "").statusCode()).isEqualTo(403);
    assertThat(analyst.send("PUT", "/engine-rest/process-instance/" + instance + "/variables/decision",
        "{\"value\":\"approve\",\"type\":\"String\"}").statusCode()).isEqualTo(403);
    Object task = new Reviewer(address(""), "analyst").tasks(processes.createProcessInstanceQuery()
        .processInstanceId(instance).singleResult().getBusinessKey()).get(0).get("id");
    assertThat(analyst.post("/engine-rest/task/" + task + "/submit-form",
        "{\"variables\":{\"decision\":{\"value\":\"approve\"}}}").statusCode()).isEqualTo(403);
  }

  private String reviewedCard() {
    String card = aCashCard().create(cards);
    return processes.createProcessInstanceQuery().processInstanceBusinessKey(card).singleResult().getId();
  }
}
