package io.kaquan.merchant.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.material.Materials;
import io.kaquan.messaging.notification.Notifications.Received;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a merchant drafts, submits and withdraws an application. */
class ApplicationsTest extends ApplicationScenario {
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
  void of_many_who_apply_at_once_one_does() throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(8);
    try {
      var answers =
          crowd.invokeAll(
              Stream.<Callable<Submission>>generate(() -> () -> apply(merchant.value(), appid))
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

    assertThat(applications.withdraw(new MerchantId(UUID.randomUUID()), application.id()))
        .isFalse();
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
    accounts.add(
        merchant, new AppId(unverified), "s".repeat(32), AccountKind.SUBSCRIPTION, "New", false);
    accounts.add(
        merchant, new AppId(unlisted), "s".repeat(32), AccountKind.MOBILE_APP, "App", false);

    assertThat(apply(merchant.value(), unverified))
        .isEqualTo(new Submission.NotNow("activation.not-now.unverified"));
    assertThat(apply(merchant.value(), unlisted))
        .isEqualTo(new Submission.NotNow("activation.not-now.unlisted"));
    assertThat(apply(UUID.randomUUID(), appid))
        .isEqualTo(new Submission.NotNow("activation.not-now.unknown"));
  }

  @Test
  void a_draft_is_typed_in_peace_and_handed_in_once() {
    Application draft =
        applications.begin(merchant, new AppId(appid), "ann@bakery.example").orElseThrow();
    assertThat(applications.begin(merchant, new AppId(appid), "bob@bakery.example"))
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
    assertThat(applications.save(new MerchantId(UUID.randomUUID()), draft.id(), good))
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
    assertThat(applications.apply(merchant, new AppId(appid), Materials.NONE))
        .isInstanceOf(Submission.Invalid.class);
    assertThat(applications.of(merchant)).isEmpty();
  }
}
