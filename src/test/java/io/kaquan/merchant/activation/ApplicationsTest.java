package io.kaquan.merchant.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.files.document.Documents;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.material.Materials;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.notification.Notifications.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

class ApplicationsTest extends Scenario {
  @Autowired private Applications applications;

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private Documents documents;

  @Autowired private Notifications notifications;

  @Autowired private RuntimeService processes;

  @Autowired private JdbcClient db;

  private final String appid =
      "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  private UUID merchant;
  private Reviewer reviewer;
  private Reviewer lead;

  @BeforeEach
  void aMerchantWithAVerifiedAccount() {
    merchant =
        merchants.register("Corner Bakery", appid + "@bakery.example", "flour", Locale.ENGLISH);
    accounts.add(merchant, appid, "s".repeat(32), AccountKind.SERVICE, "Bakery", true);
    reviewer = new Reviewer(address(""), "reviewer");
    lead = new Reviewer(address(""), "lead");
  }

  @Test
  void submitting_says_when_the_review_is_due() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));

    Application application = apply();

    assertThat(application.status()).isEqualTo(ApplicationStatus.IN_REVIEW);
    assertThat(application.dueAt()).isEqualTo("2026-11-26T10:00:00Z");
    assertThat(application.overdue()).isFalse();
    assertThat(reviewer.task(key(application)))
        .containsEntry("taskDefinitionKey", "Task_ReviewApplication");
  }

  @Test
  void the_due_moment_is_explained_by_its_days() {
    moveClockTo(Instant.parse("2026-09-18T09:00:00Z"));

    assertThat(applications.explained(apply(), Locale.ENGLISH))
        .containsExactly(
            "Submitted on Fri 18 Sep, not counted",
            "Sun 20 Sep is a make-up working day",
            "Tue 22 Sep, 18:00, is the end of the third working day");
  }

  @Test
  void an_approval_opens_the_card_function_and_is_told() {
    Application application = apply();

    reviewer.approve(key(application));

    until(application, ApplicationStatus.APPROVED);
    assertThat(accounts.account(appid).orElseThrow().activation())
        .isEqualTo(ActivationStatus.ACTIVE);
    assertThat(letters(application)).containsExactly("activation-approved");
    assertThat(notices())
        .first()
        .extracting(Received::title)
        .isEqualTo("The card function of “Bakery” is active");
    assertThat(applications.rounds(application.id()))
        .singleElement()
        .returns(Decision.APPROVE, Round::decision)
        .returns("reviewer", Round::decidedBy);
    untilEnded(application);
    assertThat(apply(merchant, appid))
        .isEqualTo(new Submission.NotNow("activation.not-now.active"));
  }

  @Test
  void a_refusal_tells_the_reason_and_a_new_round_has_a_clock_and_a_decision_of_its_own() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    Application first = apply();
    reviewer.refuse(key(first), "The licence is blurred");
    Application refused = until(first, ApplicationStatus.REFUSED);
    assertThat(refused.reason()).isEqualTo("The licence is blurred");
    assertThat(notices())
        .first()
        .extracting(Received::parts)
        .asString()
        .contains("The licence is blurred");

    moveClockTo(Instant.parse("2026-11-24T02:00:00Z"));
    Application second = submitted(applications.resubmit(merchant, first.id(), good()));

    assertThat(second.round()).isEqualTo(2);
    assertThat(second.dueAt()).isEqualTo("2026-11-27T10:00:00Z");
    assertThat(second.reason()).isNull();
    assertThatThrownBy(() -> reviewer.complete(key(first), Map.of()))
        .as("the decision of the last round does not count")
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("Choose a decision");
    reviewer.approve(key(first));
    until(first, ApplicationStatus.APPROVED);
    untilEnded(first);
    assertThat(letters(first)).containsExactly("activation-refused", "activation-approved");
  }

  @Test
  void submitting_again_need_not_wait_for_the_letter() {
    Application first = apply();
    reviewer.refuse(key(first), "blurred");
    until(first, ApplicationStatus.REFUSED);

    for (int round = 2; round <= 4; round++) {
      assertThat(submitted(applications.resubmit(merchant, first.id(), good())).round())
          .isEqualTo(round);
      assertThat(applications.resubmit(merchant, first.id(), good()))
          .isEqualTo(new Submission.NotNow("activation.not-now.not-refused"));
      reviewer.refuse(key(first), "still blurred " + round);
      assertThat(until(first, ApplicationStatus.REFUSED).reason())
          .isEqualTo("still blurred " + round);
    }
  }

  @Test
  void a_refusal_without_a_reason_is_not_taken() {
    Application application = apply();

    assertThatThrownBy(() -> reviewer.refuse(key(application), " x "))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("needs a reason");
    assertThatThrownBy(() -> reviewer.complete(key(application), Map.of("decision", "perhaps")))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("Choose a decision");
    assertThat(applications.rounds(application.id()))
        .singleElement()
        .returns(null, Round::decision);
    assertThat(reviewer.tasks(key(application))).hasSize(1);
  }

  @Test
  void declining_takes_two_people() {
    Application application = apply();
    reviewer.complete(key(application), Map.of("decision", "decline", "reason", "Forged papers"));
    untilTask(application, "Task_SecondOpinion");
    assertThat(applications.find(application.id()).orElseThrow())
        .as("nobody is told before the second opinion")
        .returns(null, Application::reason);
    assertThatThrownBy(
            () -> reviewer.complete(key(application), Map.of("secondOpinion", "confirm")))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("another reviewer");

    lead.complete(key(application), Map.of("secondOpinion", "confirm"));

    assertThat(until(application, ApplicationStatus.DECLINED).reason()).isEqualTo("Forged papers");
    assertThat(applications.rounds(application.id()))
        .singleElement()
        .returns("reviewer", Round::decidedBy)
        .returns("lead", Round::secondBy);
    assertThat(apply(merchant, appid))
        .isEqualTo(new Submission.NotNow("activation.not-now.declined"));
  }

  @Test
  void the_second_reviewer_reads_what_the_first_one_said() {
    Application application = apply();
    reviewer.complete(
        key(application),
        Map.of(
            "decision",
            "decline",
            "reason",
            "Forged papers",
            "reasons",
            "{\"licence\":\"The seal is drawn\",\"companyName\":\"No such company\"}"));
    untilTask(application, "Task_SecondOpinion");

    assertThat(lead.form(key(application)))
        .containsEntry("firstReviewer", "reviewer")
        .containsEntry("reason", "Forged papers")
        .containsEntry(
            "refusals",
            "公司名称 Company name: No such company\n营业执照扫描件 Business licence (scan): The seal is drawn");

    lead.complete(key(application), Map.of("secondOpinion", "again"));
    untilTask(application, "Task_ReviewApplication");
    assertThat(lead.form(key(application)))
        .doesNotContainKeys("firstReviewer", "reason", "refusals");
  }

  @Test
  void reasons_that_are_too_long_together_are_refused_with_a_sentence() {
    Application application = apply();
    String reasons =
        Stream.of(
                "licence",
                "companyName",
                "creditCode",
                "contactName",
                "phone",
                "email",
                "brandName",
                "logo",
                "description")
            .map(material -> "\"" + material + "\":\"" + "x".repeat(500) + "\"")
            .collect(java.util.stream.Collectors.joining(",", "{", "}"));

    assertThatThrownBy(
            () ->
                reviewer.complete(
                    key(application), Map.of("decision", "refuse", "reasons", reasons)))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("at most 4000 characters");
    assertThat(reviewer.tasks(key(application))).hasSize(1);
  }

  @Test
  void a_second_reviewer_who_disagrees_sends_it_back_with_the_same_due_moment() {
    Application application = apply();
    reviewer.complete(key(application), Map.of("decision", "decline", "reason", "Forged papers"));
    untilTask(application, "Task_SecondOpinion");
    lead.complete(key(application), Map.of("secondOpinion", "again"));
    untilTask(application, "Task_ReviewApplication");
    assertThatThrownBy(() -> reviewer.complete(key(application), Map.of()))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("Choose a decision");

    reviewer.approve(key(application));

    assertThat(until(application, ApplicationStatus.APPROVED).dueAt())
        .isEqualTo(application.dueAt());
  }

  @Test
  void of_many_who_apply_at_once_one_does() throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(8);
    try {
      var answers =
          crowd.invokeAll(
              Stream.<Callable<Submission>>generate(() -> () -> apply(merchant, appid))
                  .limit(8)
                  .toList());
      long taken = 0;
      for (var answer : answers) {
        taken += answer.get() instanceof Submission.Submitted ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    } finally {
      crowd.shutdown();
    }
    Application only = applications.of(merchant).get(0);
    assertThat(applications.of(merchant)).hasSize(1);
    assertThat(processes.createProcessInstanceQuery().processInstanceBusinessKey(key(only)).count())
        .isEqualTo(1);
  }

  @Test
  void a_withdrawn_application_leaves_no_task_and_another_may_follow() {
    Application application = apply();

    assertThat(applications.withdraw(UUID.randomUUID(), application.id())).isFalse();
    assertThat(applications.withdraw(merchant, application.id())).isTrue();
    assertThat(applications.withdraw(merchant, application.id())).isFalse();

    assertThat(reviewer.tasks(key(application))).isEmpty();
    until(application, ApplicationStatus.WITHDRAWN);
    untilEnded(application);
    assertThat(letters(application)).containsExactly("activation-withdrawn");
    assertThat(notices())
        .singleElement()
        .returns("The application of “Bakery” was withdrawn", Received::title);
    assertThat(apply()).returns(1, Application::round);
  }

  @Test
  void only_verified_accounts_and_listed_apps_of_the_merchants_own_may_apply() {
    String unverified = appid + "u";
    String unlisted = appid + "a";
    accounts.add(merchant, unverified, "s".repeat(32), AccountKind.SUBSCRIPTION, "New", false);
    accounts.add(merchant, unlisted, "s".repeat(32), AccountKind.MOBILE_APP, "App", false);

    assertThat(apply(merchant, unverified))
        .isEqualTo(new Submission.NotNow("activation.not-now.unverified"));
    assertThat(apply(merchant, unlisted))
        .isEqualTo(new Submission.NotNow("activation.not-now.unlisted"));
    assertThat(apply(UUID.randomUUID(), appid))
        .isEqualTo(new Submission.NotNow("activation.not-now.unknown"));
  }

  @Test
  void a_refusal_of_single_materials_is_told_by_their_names_and_leaves_the_others_settled() {
    Application first = apply();
    reviewer.complete(
        key(first), Map.of("decision", "refuse", "reasons", "{\"licence\":\"It is blurred\"}"));
    Application refused = until(first, ApplicationStatus.REFUSED);
    assertThat(refused.reasons()).isEqualTo(Map.of("licence", "It is blurred"));
    assertThat(refused.reason()).isNull();
    assertThat(notices())
        .first()
        .extracting(Received::parts)
        .asString()
        .contains("name=Business licence (scan)", "It is blurred")
        .doesNotContain("营业执照");
    assertThat(notifications.of(merchant, Locale.SIMPLIFIED_CHINESE))
        .first()
        .extracting(Received::parts)
        .asString()
        .contains("name=营业执照扫描件", "It is blurred");

    Materials mended =
        refused.materials().with("licence", good().get("licence")).with("phone", "13900139000");
    assertThat(submitted(applications.resubmit(merchant, first.id(), mended)).reasons()).isEmpty();

    Map<String, ReviewItem> items =
        applications.items(first.id()).stream()
            .collect(Collectors.toMap(item -> item.material().key(), Function.identity()));
    assertThat(items.get("companyName"))
        .returns(1, ReviewItem::settledIn)
        .returns(false, ReviewItem::isChanged);
    assertThat(items.get("phone"))
        .returns(null, ReviewItem::settledIn)
        .returns(true, ReviewItem::isChanged);
    assertThat(items.get("licence"))
        .returns(null, ReviewItem::settledIn)
        .returns("It is blurred", ReviewItem::lastReason);
  }

  @Test
  void the_decision_follows_from_the_materials() {
    Application application = apply();
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("decision", "approve", "reasons", "{\"licence\":\"It is blurred\"}"),
            Map.of("decision", "refuse"),
            Map.of("decision", "refuse", "reasons", "{}"),
            Map.of("decision", "refuse", "reasons", "{\"licence\":\"x\"}"),
            Map.of("decision", "refuse", "reasons", "{\"shoeSize\":\"too big\"}"),
            Map.of("decision", "refuse", "reasons", "[]"),
            Map.of("decision", "refuse", "reasons", "null"),
            Map.of("decision", "decline", "reasons", "{\"licence\":\"It is blurred\"}"))) {
      assertThatThrownBy(() -> reviewer.complete(key(application), wrong))
          .as(wrong.toString())
          .isInstanceOf(RestClientResponseException.class);
    }
    assertThat(applications.find(application.id()).orElseThrow().status())
        .isEqualTo(ApplicationStatus.IN_REVIEW);
  }

  @Test
  void a_draft_is_typed_in_peace_and_handed_in_once() {
    Application draft = applications.begin(merchant, appid, "ann@bakery.example").orElseThrow();
    assertThat(applications.begin(merchant, appid, "bob@bakery.example"))
        .as("the same one")
        .contains(draft);
    Materials good = good();
    assertThat(
            applications.save(
                merchant, draft.id(), new Materials(Map.of("companyName", "Half", "licence", "x"))))
        .isTrue();
    assertThat(applications.submit(merchant, draft.id())).isInstanceOf(Submission.Invalid.class);
    assertThat(applications.find(merchant, draft.id()).orElseThrow().draft().values())
        .as("a file comes by itself")
        .isEqualTo(Map.of("companyName", "Half"));
    assertThat(applications.save(merchant, draft.id(), good)).isTrue();
    for (String file : List.of("licence", "paper-food", "logo")) {
      assertThat(applications.attach(merchant, draft.id(), file, UUID.fromString(good.get(file))))
          .isTrue();
      assertThat(applications.attach(merchant, draft.id(), file, UUID.randomUUID()))
          .as("nobody's paper")
          .isFalse();
    }
    assertThat(applications.save(UUID.randomUUID(), draft.id(), good))
        .as("another merchant")
        .isFalse();

    assertThat(submitted(applications.submit(merchant, draft.id())).status())
        .isEqualTo(ApplicationStatus.IN_REVIEW);
    assertThat(applications.submit(merchant, draft.id()))
        .as("again")
        .isInstanceOf(Submission.NotNow.class);
    assertThat(applications.save(merchant, draft.id(), good)).as("in review").isFalse();
    assertThat(applications.rounds(draft.id())).hasSize(1);
  }

  @Test
  void materials_with_faults_start_nothing() {
    assertThat(applications.apply(merchant, appid, Materials.NONE))
        .isInstanceOf(Submission.Invalid.class);
    assertThat(applications.of(merchant)).isEmpty();
  }

  @Test
  void reviewers_are_reminded_once_and_leads_told_once_when_it_is_overdue() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    Application application = apply();
    moveClockTo(Instant.parse("2026-11-25T10:00:01Z"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> staffLetters(application).contains("activation-reminder"));
    assertThat(staffLetters(application)).doesNotContain("activation-overdue");
    assertThat(applications.find(application.id()).orElseThrow().overdue()).isFalse();

    moveClockTo(Instant.parse("2026-11-26T10:00:01Z"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> staffLetters(application).contains("activation-overdue"));

    assertThat(applications.find(application.id()).orElseThrow().overdue()).isTrue();
    assertThat(applications.rounds(application.id()))
        .singleElement()
        .returns(true, round -> round.escalatedAt() != null);
    reviewer.approve(key(application));
    until(application, ApplicationStatus.APPROVED);
  }

  @Test
  void a_refused_application_lapses_after_ninety_days_and_a_warning() {
    Application application = apply();
    reviewer.refuse(key(application), "blurred");
    until(application, ApplicationStatus.REFUSED);
    untilWaiting(application, "Event_SevenDaysBeforeLapse");
    Instant refused = clock.instant();

    moveClockTo(refused.plus(Duration.ofDays(83)).plusSeconds(60));
    untilWaiting(application, "Event_NinetyDaysPassed");
    assertThat(applications.find(application.id()).orElseThrow().status())
        .isEqualTo(ApplicationStatus.REFUSED);
    moveClockTo(refused.plus(Duration.ofDays(90)).plusSeconds(60));

    until(application, ApplicationStatus.LAPSED);
    assertThat(letters(application))
        .containsExactly("activation-refused", "activation-lapse-warning", "activation-lapsed");
    assertThat(notices())
        .extracting(Received::title)
        .containsExactly(
            "The application of “Bakery” has lapsed",
            "The application of “Bakery” lapses in 7 days",
            "The application of “Bakery” was refused");
    untilEnded(application);
  }

  private Application apply() {
    return submitted(apply(merchant, appid));
  }

  private Submission apply(UUID who, String which) {
    return applications.apply(who, which, good());
  }

  private Materials good() {
    return Papers.of(documents, merchant, Channel.OFFICIAL_ACCOUNT);
  }

  private static Application submitted(Submission submission) {
    return submission.fold(
        Submission.Submitted::application,
        invalid -> {
          throw new AssertionError(invalid);
        },
        notNow -> {
          throw new AssertionError(notNow);
        });
  }

  private static String key(Application application) {
    return application.id().toString();
  }

  private Application until(Application application, ApplicationStatus status) {
    return Awaitility.await(status + "")
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> applications.find(application.id()).orElseThrow(), now -> now.status() == status);
  }

  private void untilTask(Application application, String task) {
    Awaitility.await(task)
        .atMost(Duration.ofSeconds(40))
        .until(() -> task.equals(reviewer.task(key(application)).get("taskDefinitionKey")));
  }

  private void untilWaiting(Application application, String activity) {
    Awaitility.await(activity)
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                db.sql(
                            "SELECT count(*) FROM camunda.act_ru_job j JOIN camunda.act_ru_execution e ON e.id_ = j.process_instance_id_ "
                                + "JOIN camunda.act_ru_jobdef d ON d.id_ = j.job_def_id_ WHERE e.business_key_ = :key AND d.act_id_ = :activity")
                        .param("key", key(application))
                        .param("activity", activity)
                        .query(Long.class)
                        .single()
                    > 0);
  }

  private void untilEnded(Application application) {
    Awaitility.await("the end")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                processes
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key(application))
                        .count()
                    == 0);
  }

  private List<Received> notices() {
    return notifications.of(merchant, Locale.ENGLISH);
  }

  private List<String> letters(Application application) {
    return db.sql("SELECT kind FROM letter WHERE topic = :key ORDER BY posted_at")
        .param("key", key(application))
        .query(String.class)
        .list();
  }

  private List<String> staffLetters(Application application) {
    return db.sql("SELECT DISTINCT kind FROM letter WHERE topic = :key")
        .param("key", "review:" + application.id())
        .query(String.class)
        .list();
  }
}
