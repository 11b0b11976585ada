package io.kaquan.merchant.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.files.document.Documents;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.outbox.Outbox;
import io.kaquan.platform.engine.MovableClock;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What gives up is an incident in Cockpit, says what to mend, and goes on after "retry" there. */
class IncidentsTest extends Scenario {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Autowired private Merchants merchants;
  @Autowired private Accounts accounts;
  @Autowired private Documents documents;
  @Autowired private Applications applications;
  @Autowired private RuntimeService processes;
  @Autowired private ManagementService jobs;
  @Autowired private Outbox outbox;
  @Autowired private MovableClock time;
  @Autowired private JdbcClient db;
  @Autowired private GreenMail mail;

  private final AppId appid =
      new AppId("wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
  private final String reader = appid + "@bakery.example";
  private Duration ahead = Duration.ZERO;
  private MerchantId merchant;
  private String application;

  @BeforeEach
  void anApplicationIsInReview() {
    merchant =
        new MerchantId(
            merchants.register("Corner Bakery", reader, "flour", Locale.ENGLISH).value());
    accounts.add(merchant, appid, "s".repeat(32), AccountKind.SERVICE, "Bakery", true);
    applications.apply(
        merchant, appid, Papers.of(documents, merchant.value(), Channel.OFFICIAL_ACCOUNT));
    application = applications.of(merchant).get(0).id().toString();
  }

  @Test
  void a_letter_that_gave_up_is_an_incident_and_is_sent_after_retry() {
    Incident incident = aRefusalThatNobodyTook();
    assertThat(incident.getIncidentMessage())
        .contains("no address", "Mend the cause and press retry");
    assertThat(processes.getActiveActivityIds(incident.getProcessInstanceId()))
        .as("the merchant can submit again meanwhile")
        .contains("Gateway_WaitForMaterials");

    retry(incident);

    assertThat(new Mailbox(reader, mail.getImap().getPort()).letters(1).get(0).subject())
        .contains("was refused");
    untilGone(incident);
  }

  @Test
  void sent_again_by_an_operator_it_lets_the_process_go_on_too() {
    Incident incident = aRefusalThatNobodyTook();
    UUID letter =
        db.sql("SELECT id FROM letter WHERE topic = :topic")
            .param("topic", application)
            .query(UUID.class)
            .single();

    assertThat(outbox.sendAgain(letter)).isTrue();
    assertThat(outbox.sendAgain(letter)).as("twice").isFalse();

    assertThat(new Mailbox(reader, mail.getImap().getPort()).letters(1)).hasSize(1);
    untilGone(incident);
    Awaitility.await("the task is over")
        .atMost(PATIENCE)
        .until(
            () ->
                !processes
                    .getActiveActivityIds(incident.getProcessInstanceId())
                    .contains("Task_SendRefusalLetter"));
  }

  @Test
  void a_letter_whose_process_has_ended_is_not_lost() {
    aRefusalThatNobodyTook();
    UUID letter =
        db.sql("SELECT id FROM letter WHERE topic = :topic")
            .param("topic", application)
            .query(UUID.class)
            .single();
    assertThat(applications.withdraw(merchant, UUID.fromString(application))).isTrue();
    Awaitility.await("the end")
        .atMost(PATIENCE)
        .until(
            () ->
                processes
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(application)
                        .count()
                    == 0);

    assertThat(outbox.sendAgain(letter)).isTrue();

    assertThat(new Mailbox(reader, mail.getImap().getPort()).letters(2))
        .extracting(Mailbox.Mail::subject)
        .anyMatch(subject -> subject.contains("was refused"))
        .anyMatch(subject -> subject.contains("was withdrawn"));
  }

  private Incident aRefusalThatNobodyTook() {
    db.sql("UPDATE member SET email = :wrong WHERE email = :right")
        .param("wrong", "no address " + appid)
        .param("right", reader)
        .update();
    new Reviewer(address(""), "reviewer")
        .complete(application, Map.of("decision", "refuse", "reason", "It is blurred"));
    // the last of the tries of a day
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                db.sql("UPDATE letter SET attempts = 8 WHERE topic = :topic")
                        .param("topic", application)
                        .update()
                    == 1);

    Incident incident = incidentAt("Task_SendRefusalLetter");
    db.sql("UPDATE letter SET recipient = :right WHERE topic = :topic")
        .param("right", reader)
        .param("topic", application)
        .update();
    db.sql("UPDATE member SET email = :right WHERE merchant_id = :id")
        .param("right", reader)
        .param("id", merchant.value())
        .update();
    return incident;
  }

  @Test
  void a_grant_that_gave_up_is_an_incident_and_goes_on_after_retry() {
    status("REFUSED");
    new Reviewer(address(""), "reviewer").approve(application);

    Incident incident = incidentAt("Task_GrantCapabilities");

    status("IN_REVIEW");
    retry(incident);
    Awaitility.await("activated")
        .atMost(PATIENCE)
        .until(
            () ->
                accounts
                    .account(appid)
                    .map(Account::activation)
                    .filter(ActivationStatus.ACTIVE::equals)
                    .isPresent());
    untilGone(incident);
  }

  /** As nothing but a hand in the database would set it. */
  private void status(String status) {
    db.sql("UPDATE application SET status = :status WHERE id = :id")
        .param("status", status)
        .param("id", UUID.fromString(application))
        .update();
  }

  /** Tries go on as the clock is moved; each failed one waits longer. */
  private Incident incidentAt(String activity) {
    Awaitility.await("an incident at " + activity)
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              ahead = ahead.plusHours(1);
              time.setAhead(ahead);
              return incident(activity) != null;
            });
    return incident(activity);
  }

  private Incident incident(String activity) {
    return processes
        .createIncidentQuery()
        .activityId(activity)
        .processInstanceId(
            processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(application)
                .singleResult()
                .getId())
        .singleResult();
  }

  /** As the button in Cockpit does. */
  private void retry(Incident incident) {
    jobs.setJobRetries(incident.getConfiguration(), 1);
    time.setAhead(ahead);
  }

  private void untilGone(Incident incident) {
    Awaitility.await("the incident is gone")
        .atMost(PATIENCE)
        .until(() -> processes.createIncidentQuery().incidentId(incident.getId()).count() == 0);
  }
}
