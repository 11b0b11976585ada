package io.kaquan.merchant.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.account.SuspensionCause;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.notification.Notifications.Received;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SuspensionsTest extends Scenario {

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private Suspensions suspensions;

  @Autowired private Notifications notifications;

  @Autowired private JdbcClient db;

  private final AppId appid =
      new AppId("wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
  private MerchantId merchant;

  @BeforeEach
  void anActiveAccount() {
    merchant =
        new MerchantId(
            merchants
                .register("Corner Bakery", appid + "@bakery.example", "flour", Locale.ENGLISH)
                .value());
    accounts.add(merchant, appid, "s".repeat(32), AccountKind.SERVICE, "Bakery", true);
    accounts.activate(appid);
  }

  @Test
  void a_lead_suspends_with_a_reason_and_ends_it_and_the_merchant_hears_of_both() {
    assertThat(accounts.account(appid).orElseThrow().activation())
        .isEqualTo(ActivationStatus.ACTIVE);

    assertThat(suspensions.suspend(appid, " Coupons for tobacco ", "lead")).isEmpty();

    assertThat(activation())
        .as("at once, though it was known as active")
        .isEqualTo(ActivationStatus.SUSPENDED);
    assertThat(suspensions.open(appid).orElseThrow())
        .returns(SuspensionCause.LEAD, Suspension::cause)
        .returns("Coupons for tobacco", Suspension::reason)
        .returns("lead", Suspension::by);
    assertThat(notices())
        .first()
        .extracting(Received::parts)
        .asString()
        .contains("Coupons for tobacco");
    assertThat(suspensions.resume(appid, "lead")).isEmpty();
    assertThat(activation()).isEqualTo(ActivationStatus.ACTIVE);
    assertThat(suspensions.of(appid)).singleElement().returns("lead", Suspension::endedBy);
    assertThat(letters()).containsExactly("account-suspended", "account-resumed");
    assertThat(notices())
        .extracting(Received::title)
        .containsExactly(
            "The card function of “Bakery” is active again",
            "The card function of “Bakery” is suspended");
    assertThat(notifications.of(merchant.value(), Locale.SIMPLIFIED_CHINESE))
        .extracting(Received::title)
        .containsExactly("「Bakery」的卡券功能已恢复", "「Bakery」的卡券功能已暂停");
  }

  @Test
  void without_a_reason_or_without_need_nothing_happens() {
    assertThat(suspensions.suspend(appid, " x ", "lead")).contains("account.not-now.reason");
    assertThat(suspensions.suspend(appid, "x".repeat(501), "lead"))
        .contains("account.not-now.reason");
    assertThat(suspensions.resume(appid, "lead")).contains("account.not-now.not-suspended");
    assertThat(suspensions.suspend(new AppId("wxnobody"), "why not", "lead"))
        .contains("account.not-now.not-active");
    assertThat(activation()).isEqualTo(ActivationStatus.ACTIVE);

    suspensions.suspend(appid, "once", "lead");
    assertThat(suspensions.suspend(appid, "twice", "lead")).contains("account.not-now.not-active");
    assertThat(letters()).containsExactly("account-suspended");
  }

  @Test
  void an_account_that_never_was_active_is_not_suspended() {
    String other = appid + "n";
    accounts.add(merchant, new AppId(other), "s".repeat(32), AccountKind.MOBILE_APP, "App", true);

    assertThat(suspensions.suspend(new AppId(other), "why not", "lead"))
        .contains("account.not-now.not-active");
  }

  @Test
  void where_both_reasons_hold_a_new_verification_alone_does_not_help() {
    verifiedUntil(Duration.ofMinutes(-1));
    assertThat(suspensions.verificationEnded(appid)).isTrue();
    assertThat(suspensions.suspend(appid, "Tobacco too", "lead")).isEmpty();
    verifiedUntil(Duration.ofDays(300));
    suspensions.verified(appid);
    assertThat(activation()).isEqualTo(ActivationStatus.SUSPENDED);
    assertThat(suspensions.of(appid))
        .extracting(Suspension::cause)
        .containsExactly(SuspensionCause.LEAD, SuspensionCause.VERIFICATION);

    verifiedUntil(Duration.ofMinutes(-1));
    assertThat(suspensions.resume(appid, "lead")).isEmpty();

    assertThat(activation())
        .as("the verification is missing still")
        .isEqualTo(ActivationStatus.SUSPENDED);
    assertThat(suspensions.open(appid).orElseThrow().cause())
        .isEqualTo(SuspensionCause.VERIFICATION);
    assertThat(letters())
        .containsExactly(
            "account-suspended-verification", "account-suspended", "account-resumed-unverified");
  }

  private void verifiedUntil(Duration fromNow) {
    db.sql("UPDATE account SET verified_until = :until WHERE appid = :appid")
        .param("appid", appid.value())
        .param("until", clock.instant().plus(fromNow).atOffset(ZoneOffset.UTC))
        .update();
  }

  private ActivationStatus activation() {
    return accounts.account(appid).orElseThrow().activation();
  }

  private List<Received> notices() {
    return notifications.of(merchant.value(), Locale.ENGLISH);
  }

  private List<String> letters() {
    return db.sql("SELECT kind FROM letter WHERE topic = :topic ORDER BY posted_at")
        .param("topic", appid.value())
        .query(String.class)
        .list();
  }
}
