package io.kaquan.merchant.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.files.document.Documents;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.engine.MovableClock;
import io.kaquan.platform.staff.StaffAddresses;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reminder and the escalation of a round, by the moved clock: not too early, and once. */
class ReviewClockTest extends Scenario {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Autowired private Merchants merchants;
  @Autowired private Accounts accounts;
  @Autowired private Documents documents;
  @Autowired private Applications applications;
  @Autowired private StaffAddresses staff;
  @Autowired private RuntimeService instances;
  @Autowired private ManagementService jobs;
  @Autowired private MovableClock time;
  @Autowired private JdbcClient db;

  private Application application;

  @ParameterizedTest(name = "submitted {0}, reminder {1}, due {2}")
  @CsvSource({
    "2026-11-23T10:00, 2026-11-25T18:00, 2026-11-26T18:00",
    "2026-09-18T17:00, 2026-09-21T18:00, 2026-09-22T18:00",
    "2026-09-30T09:00, 2026-10-09T18:00, 2026-10-10T18:00",
    "2026-02-14T11:00, 2026-02-25T18:00, 2026-02-26T18:00"
  })
  void reviewers_are_reminded_and_leads_told_at_their_moments_and_once(
      LocalDateTime submitted, LocalDateTime reminder, LocalDateTime due) {
    goTo(moment(submitted));
    apply();

    goTo(moment(reminder).minusSeconds(60));
    assertThat(timersDue()).isZero();
    goTo(moment(reminder));
    untilLetters("activation-reminder", staff.of("reviewers").size());
    assertThat(letters("activation-overdue")).isZero();
    assertThat(applications.find(application.id()).orElseThrow().overdue()).isFalse();

    goTo(moment(due).minusSeconds(60));
    assertThat(timersDue()).isZero();
    goTo(moment(due));
    untilLetters("activation-overdue", staff.of("lead-reviewers").size());
    assertThat(applications.find(application.id()).orElseThrow().overdue()).isTrue();

    goTo(moment(due).plus(Duration.ofDays(30)));
    assertThat(timersDue()).as("nothing comes a second time").isZero();
    assertThat(letters("activation-reminder")).isEqualTo(staff.of("reviewers").size());
    new Reviewer(address(""), "reviewer").approve(application.id().toString());
  }

  private void apply() {
    AppId appid = new AppId("wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
    MerchantId merchant =
        new MerchantId(
            merchants
                .register("Corner Bakery", appid + "@bakery.example", "flour", Locale.ENGLISH)
                .value());
    accounts.add(merchant, appid, "s".repeat(32), AccountKind.SERVICE, "Bakery", true);
    assertThat(
            applications.apply(
                merchant, appid, Papers.of(documents, merchant.value(), Channel.OFFICIAL_ACCOUNT)))
        .isInstanceOf(Submission.Submitted.class);
    application = applications.of(merchant).get(0);
  }

  private void goTo(Instant moment) {
    time.setAhead(Duration.between(Instant.now(), moment));
  }

  private static Instant moment(LocalDateTime local) {
    return local.atZone(SHANGHAI).toInstant();
  }

  private long timersDue() {
    String instance =
        instances
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(application.id().toString())
            .singleResult()
            .getId();
    return jobs.createJobQuery().processInstanceId(instance).timers().executable().count();
  }

  private void untilLetters(String kind, int wanted) {
    Awaitility.await(kind).atMost(Duration.ofSeconds(40)).until(() -> letters(kind) == wanted);
  }

  private long letters(String kind) {
    return db.sql("SELECT count(*) FROM letter WHERE topic = :topic AND kind = :kind")
        .param("topic", "review:" + application.id())
        .param("kind", kind)
        .query(Long.class)
        .single();
  }
}
