package io.kaquan.merchant.activation;

import io.kaquan.files.document.Documents;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.material.Materials;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.notification.Notifications.Received;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant with a verified account that applies for the card function, and its reviewers. */
abstract class ApplicationScenario extends Scenario {
  @Autowired Applications applications;

  @Autowired Merchants merchants;

  @Autowired Accounts accounts;

  @Autowired Documents documents;

  @Autowired Notifications notifications;

  @Autowired RuntimeService processes;

  @Autowired JdbcClient db;

  final String appid = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);

  MerchantId merchant;

  Reviewer reviewer;

  Reviewer lead;

  @BeforeEach
  void aMerchantWithAVerifiedAccount() {
    merchant =
        merchants.register("Corner Bakery", appid + "@bakery.example", "flour", Locale.ENGLISH);
    accounts.add(merchant, new AppId(appid), "s".repeat(32), AccountKind.SERVICE, "Bakery", true);
    reviewer = new Reviewer(address(""), "reviewer");
    lead = new Reviewer(address(""), "lead");
  }

  Application apply() {
    return submitted(apply(merchant.value(), appid));
  }

  Submission apply(UUID who, String which) {
    return applications.apply(new MerchantId(who), new AppId(which), good());
  }

  Materials good() {
    return Papers.of(documents, merchant.value(), Channel.OFFICIAL_ACCOUNT);
  }

  static Application submitted(Submission submission) {
    return submission.fold(
        Submission.Submitted::application,
        invalid -> {
          throw new AssertionError(invalid);
        },
        notNow -> {
          throw new AssertionError(notNow);
        });
  }

  static String key(Application application) {
    return application.id().toString();
  }

  Application until(Application application, ApplicationStatus status) {
    return Awaitility.await(status + "")
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> applications.find(application.id()).orElseThrow(), now -> now.status() == status);
  }

  void untilEnded(Application application) {
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

  List<Received> notices() {
    return notifications.of(merchant.value(), Locale.ENGLISH);
  }

  List<String> letters(Application application) {
    return db.sql("SELECT kind FROM letter WHERE topic = :key ORDER BY posted_at")
        .param("key", key(application))
        .query(String.class)
        .list();
  }
}
