package io.kaquan.merchant.verification;

import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.verification.Verification.Status;
import io.kaquan.merchant.verification.Verifications.Asking;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.notification.Notifications.Received;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An official account that is not verified yet, and its reviewer. */
abstract class VerificationScenario extends Scenario {
  @Autowired Merchants merchants;

  @Autowired Accounts accounts;

  @Autowired Verifications verifications;

  @Autowired Notifications notifications;

  @Autowired JdbcClient db;

  final String appid = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);

  MerchantId merchant;

  Reviewer reviewer;

  @BeforeEach
  void anAccountThatIsNotVerified() {
    merchant =
        merchants.register("Corner Bakery", appid + "@bakery.example", "flour", Locale.ENGLISH);
    accounts.add(merchant, new AppId(appid), "s".repeat(32), AccountKind.SERVICE, "Bakery", false);
    reviewer = new Reviewer(address(""), "reviewer");
  }

  Verification ask() {
    return ask(merchant.value())
        .fold(
            Asking.Asked::verification,
            invalid -> {
              throw new AssertionError(invalid);
            },
            notNow -> {
              throw new AssertionError(notNow);
            });
  }

  Asking ask(UUID who) {
    return verifications.ask(
        new MerchantId(who), new AppId(appid), " Corner Bakery ", "9135 0100-m000100y43");
  }

  Verification until(Status status) {
    return Awaitility.await(status + "")
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> verifications.latest(merchant, new AppId(appid)).orElseThrow(),
            now -> now.status() == status);
  }

  Instant verifiedUntil() {
    return accounts.details(merchant, new AppId(appid)).orElseThrow().verifiedUntil();
  }

  List<Received> notices() {
    return notifications.of(merchant.value(), Locale.ENGLISH);
  }

  List<String> letters(String topic) {
    return db.sql("SELECT kind FROM letter WHERE topic = :topic ORDER BY posted_at")
        .param("topic", topic)
        .query(String.class)
        .list();
  }
}
