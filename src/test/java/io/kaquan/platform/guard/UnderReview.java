package io.kaquan.platform.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.files.document.Documents;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Rest;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.fixture.StaffBrowser;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.activation.Submission;
import io.kaquan.merchant.material.Materials;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** One application waits for its review, and the platform's people are at the engine's doors. */
public abstract class UnderReview extends Scenario {
  @Autowired protected Merchants merchants;
  @Autowired protected Accounts accounts;
  @Autowired protected Applications applications;
  @Autowired protected Documents documents;
  @Autowired protected RuntimeService processes;
  @Autowired protected TaskService tasks;

  protected Rest nobody;
  protected Rest reviewer;
  protected Rest lead;
  protected Rest analyst;
  protected Rest admin;
  protected UUID merchantId;
  protected UUID applicationId;
  protected String task;
  protected String instance;

  @BeforeEach
  void an_application_waits() {
    nobody = Rest.nobody(address(""));
    reviewer = new Rest(address(""), "reviewer");
    lead = new Rest(address(""), "lead");
    analyst = new Rest(address(""), "analyst");
    admin = new Rest(address(""), "admin");
    String appid = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    merchantId =
        merchants
            .register("晨光咖啡", appid + "@guarded.example", "password of the merchant", Locale.CHINA)
            .value();
    accounts.add(
        new MerchantId(merchantId),
        new AppId(appid),
        "0123456789abcdef0123456789abcdef",
        AccountKind.SERVICE,
        "晨光咖啡",
        true);
    applicationId =
        applications
            .apply(new MerchantId(merchantId), new AppId(appid), good())
            .fold(
                done -> done.application().id(),
                invalid -> failed(invalid),
                notNow -> failed(notNow));
    task = (String) new Reviewer(address(""), "reviewer").task(applicationId.toString()).get("id");
    instance = waiting().getProcessInstanceId();
  }

  protected Materials good() {
    return Papers.of(documents, merchantId, Channel.OFFICIAL_ACCOUNT);
  }

  private static UUID failed(Submission why) {
    throw new AssertionError("the application was not taken: " + why);
  }

  protected Task waiting() {
    return tasks.createTaskQuery().taskId(task).singleResult();
  }

  protected Map<String, Object> variables() {
    return processes.getVariables(instance);
  }

  protected StaffBrowser browser(String name, String application) {
    return new StaffBrowser(address("")).signIn(name, application);
  }

  protected void stillWaits() {
    assertThat(waiting()).as("the task still waits").isNotNull();
  }
}
