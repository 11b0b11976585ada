package io.kaquan.merchant.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.account.SuspensionCause;
import io.kaquan.merchant.suspension.Suspension;
import io.kaquan.merchant.suspension.Suspensions;
import io.kaquan.merchant.verification.Verification.Status;
import io.kaquan.messaging.notification.Notifications.Received;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a verification ends, and how it is renewed. */
class VerificationEndTest extends VerificationScenario {
  @Autowired private Suspensions suspensions;

  @Autowired private EndVerifications endVerifications;

  @Test
  void the_end_is_announced_thirty_and_seven_days_before_each_once() {
    endsIn(Duration.ofDays(31));
    sweepTwice();
    assertThat(letters(appid)).isEmpty();

    moveClockBy(Duration.ofDays(1).plusMinutes(1));
    sweepTwice();
    assertThat(letters(appid)).containsExactly("verification-30");
    moveClockBy(Duration.ofDays(23));
    sweepTwice();

    assertThat(letters(appid)).containsExactly("verification-30", "verification-7");
    assertThat(notices())
        .extracting(Received::title)
        .containsExactly(
            "The verification of “Bakery” ends in 7 days",
            "The verification of “Bakery” ends in 30 days");
  }

  @Test
  void an_account_that_was_not_active_is_told_and_loses_nothing() {
    endsIn(Duration.ofMinutes(1));
    moveClockBy(Duration.ofMinutes(2));

    sweepTwice();

    assertThat(letters(appid)).containsExactly("verification-ended");
    assertThat(accounts.account(new AppId(appid)).orElseThrow().activation())
        .isEqualTo(ActivationStatus.NONE);
  }

  @Test
  void an_active_account_is_suspended_by_the_end_and_active_again_by_a_new_verification() {
    accounts.activate(new AppId(appid));
    endsIn(Duration.ofMinutes(1));
    moveClockBy(Duration.ofMinutes(2));
    assertThat(accounts.account(new AppId(appid)).orElseThrow().activation())
        .as("the clock decides, not the timetable")
        .isEqualTo(ActivationStatus.SUSPENDED);
    sweepTwice();
    assertThat(letters(appid)).containsExactly("account-suspended-verification");
    assertThat(suspensions.open(new AppId(appid)).orElseThrow())
        .returns(SuspensionCause.VERIFICATION, Suspension::cause);

    Verification renewal = ask();
    reviewer.approve(renewal.id().toString());

    until(Status.APPROVED);
    assertThat(accounts.account(new AppId(appid)).orElseThrow().activation())
        .isEqualTo(ActivationStatus.ACTIVE);
    assertThat(suspensions.open(new AppId(appid))).isEmpty();
    assertThat(letters(appid)).containsExactly("account-suspended-verification", "account-resumed");
    sweepTwice();
    assertThat(letters(appid)).hasSize(2);
  }

  @Test
  void a_renewal_in_time_adds_a_year_to_the_end() {
    Instant end = endsIn(Duration.ofDays(29));

    reviewer.approve(ask().id().toString());

    until(Status.APPROVED);
    assertThat(verifiedUntil()).isEqualTo(end.plus(Duration.ofDays(365)));
    sweepTwice();
    assertThat(letters(appid)).isEmpty();
  }

  private Instant endsIn(Duration left) {
    Instant end = clock.instant().plus(left).truncatedTo(ChronoUnit.MICROS);
    db.sql("UPDATE account SET verified_until = :end WHERE appid = :appid")
        .param("end", end.atOffset(ZoneOffset.UTC))
        .param("appid", appid)
        .update();
    return end;
  }

  private void sweepTwice() {
    endVerifications.run();
    endVerifications.run();
  }
}
