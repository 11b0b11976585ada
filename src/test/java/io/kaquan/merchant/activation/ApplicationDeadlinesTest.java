package io.kaquan.merchant.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.messaging.notification.Notifications.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Reminders of an application under review, and the end of one that was refused. */
class ApplicationDeadlinesTest extends ApplicationScenario {
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

  private List<String> staffLetters(Application application) {
    return db.sql("SELECT DISTINCT kind FROM letter WHERE topic = :key")
        .param("key", "review:" + application.id())
        .query(String.class)
        .list();
  }
}
