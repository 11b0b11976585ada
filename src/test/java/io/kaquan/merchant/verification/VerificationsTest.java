package io.kaquan.merchant.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.verification.Verification.Status;
import io.kaquan.merchant.verification.Verifications.Asking;
import io.kaquan.messaging.notification.Notifications.Received;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How an account is verified. */
class VerificationsTest extends VerificationScenario {
  private static final String CODE = "91350100M000100Y43";

  @Autowired private RuntimeService processes;

  @Test
  void asking_says_when_the_review_is_due() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));

    Verification asked = ask();

    assertThat(asked)
        .returns(Status.IN_REVIEW, Verification::status)
        .returns(CODE, Verification::creditCode)
        .returns(Instant.parse("2026-11-26T10:00:00Z"), Verification::dueAt)
        .returns(false, Verification::overdue);
    assertThat(verifications.latest(merchant, new AppId(appid))).contains(asked);
    assertThat(accounts.account(new AppId(appid)).orElseThrow().verified()).isFalse();
    moveClockTo(Instant.parse("2026-11-26T10:00:01Z"));
    assertThat(verifications.latest(merchant, new AppId(appid)).orElseThrow().overdue()).isTrue();
    assertThat(verifications.withdraw(merchant, new AppId(appid))).isTrue();
  }

  @Test
  void an_approval_holds_for_a_year_and_is_told() {
    Verification asked = ask();

    reviewer.approve(asked.id().toString());

    until(Status.APPROVED);
    Instant verifiedUntil = verifiedUntil();
    assertThat(verifiedUntil)
        .isBetween(
            clock.instant().plus(Duration.ofDays(364)), clock.instant().plus(Duration.ofDays(365)));
    assertThat(accounts.account(new AppId(appid)).orElseThrow().verified()).isTrue();
    assertThat(letters(asked.id().toString())).containsExactly("verification-approved");
    assertThat(notices())
        .first()
        .extracting(Received::title)
        .isEqualTo("The official account “Bakery” is verified");
    assertThat(ask(merchant.value())).isEqualTo(new Asking.NotNow("account.not-now.verified"));
    untilEnded(asked);
  }

  @Test
  void a_refusal_tells_the_reason_and_one_may_ask_again() {
    Verification first = ask();
    reviewer.refuse(first.id().toString(), "Another company has this code");

    assertThat(until(Status.REFUSED).reason()).isEqualTo("Another company has this code");
    assertThat(accounts.account(new AppId(appid)).orElseThrow().verified()).isFalse();
    assertThat(letters(first.id().toString())).containsExactly("verification-refused");
    assertThat(notices())
        .first()
        .extracting(Received::parts)
        .asString()
        .contains("Another company has this code");
    Verification second = ask();
    assertThat(second).returns(null, Verification::reason);
    assertThat(verifications.of(new AppId(appid)))
        .extracting(Verification::status)
        .containsExactly(Status.IN_REVIEW, Status.REFUSED);
    reviewer.approve(second.id().toString());
    until(Status.APPROVED);
  }

  @Test
  void a_withdrawn_request_leaves_no_task_and_another_may_follow() {
    Verification asked = ask();

    assertThat(verifications.withdraw(new MerchantId(UUID.randomUUID()), new AppId(appid)))
        .isFalse();
    assertThat(verifications.withdraw(merchant, new AppId(appid))).isTrue();
    assertThat(verifications.withdraw(merchant, new AppId(appid))).isFalse();

    assertThat(reviewer.tasks(asked.id().toString())).isEmpty();
    assertThat(verifications.latest(merchant, new AppId(appid)).orElseThrow().status())
        .isEqualTo(Status.WITHDRAWN);
    untilEnded(asked);
    assertThat(ask().status()).isEqualTo(Status.IN_REVIEW);
  }

  @Test
  void of_many_who_ask_at_once_one_does() throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(8);
    try {
      long asked = 0;
      for (Future<Asking> answer :
          crowd.invokeAll(
              Stream.<Callable<Asking>>generate(() -> () -> ask(merchant.value()))
                  .limit(8)
                  .toList())) {
        asked += answer.get() instanceof Asking.Asked ? 1 : 0;
      }
      assertThat(asked).isEqualTo(1);
    } finally {
      crowd.shutdown();
    }
    Verification only = verifications.of(new AppId(appid)).get(0);
    assertThat(verifications.of(new AppId(appid))).hasSize(1);
    assertThat(
            processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(only.id().toString())
                .count())
        .isEqualTo(1);
    assertThat(ask(merchant.value())).isEqualTo(new Asking.NotNow("account.not-now.in-review"));
  }

  @Test
  void only_official_accounts_of_ones_own_with_a_right_code_are_verified() {
    String app = appid + "a";
    accounts.add(merchant, new AppId(app), "s".repeat(32), AccountKind.MOBILE_APP, "App", true);

    assertThat(ask(UUID.randomUUID())).isEqualTo(new Asking.NotNow("account.not-now.unknown"));
    assertThat(verifications.ask(merchant, new AppId(app), "Corner Bakery", CODE))
        .isEqualTo(new Asking.NotNow("account.not-now.unknown"));
    assertThat(verifications.latest(new MerchantId(UUID.randomUUID()), new AppId(appid))).isEmpty();
    assertThat(faults(" ", ""))
        .containsOnlyKeys("companyName", "creditCode")
        .containsValue("account.fault.missing");
    assertThat(faults("x".repeat(101), CODE))
        .containsExactly(Map.entry("companyName", "account.fault.too-long"));
    assertThat(faults("Corner\u0007Bakery", CODE)).containsValue("account.fault.control");
    assertThat(faults("Corner Bakery", CODE.replace('3', '4')))
        .containsValue("account.fault.credit-code");
    assertThat(verifications.of(new AppId(appid))).isEmpty();
  }

  private Map<String, String> faults(String company, String code) {
    return verifications
        .ask(merchant, new AppId(appid), company, code)
        .fold(asked -> Map.of(), Asking.Invalid::faults, notNow -> Map.of());
  }

  private void untilEnded(Verification asked) {
    Awaitility.await("the end")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                processes
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(asked.id().toString())
                        .count()
                    == 0);
  }
}
