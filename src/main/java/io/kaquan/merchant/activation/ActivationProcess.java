package io.kaquan.merchant.activation;

import io.kaquan.merchant.account.Channel;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the door starts and continues MerchantActivation: rows and process in one transaction, or
 * neither.
 */
@Component
class ActivationProcess {
  private static final int TRIES = 4;

  private final RuntimeService runtime;
  private final RepositoryService definitions;
  private final TransactionTemplate transaction;
  private volatile String definition;

  ActivationProcess(
      RuntimeService runtime,
      RepositoryService definitions,
      PlatformTransactionManager transactions) {
    this.runtime = runtime;
    this.definitions = definitions;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * In one transaction, and again from the start when a job of the same application, a letter or a
   * timer, was faster: the engine then finds a row changed, or half of what it wants to move gone,
   * and says so in more than one way.
   */
  <T> T together(Supplier<T> work) {
    for (int left = TRIES; ; left--) {
      try {
        return transaction.execute(status -> work.get());
      } catch (ProcessEngineException aJobWasFaster) {
        if (left == 1) {
          throw aJobWasFaster;
        }
      }
    }
  }

  void start(UUID applicationId, Channel channel) {
    runtime.startProcessInstanceByMessageAndProcessDefinitionId(
        channel == Channel.OPEN_PLATFORM
            ? MerchantActivation.MSG_APP_APPLIED
            : MerchantActivation.MSG_OFFICIAL_ACCOUNT_APPLIED,
        definition(),
        applicationId.toString());
  }

  /** The newest definition, looked up once: a new one comes with a new start only. */
  private String definition() {
    if (definition == null) {
      definition =
          definitions
              .createProcessDefinitionQuery()
              .processDefinitionKey(MerchantActivation.PROCESS)
              .latestVersion()
              .singleResult()
              .getId();
    }
    return definition;
  }

  void materialsResubmitted(UUID applicationId) {
    tell(applicationId, MerchantActivation.MSG_MATERIALS_RESUBMITTED);
  }

  void withdrawn(UUID applicationId) {
    tell(applicationId, MerchantActivation.MSG_APPLICATION_WITHDRAWN);
  }

  private void tell(UUID applicationId, String message) {
    runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(applicationId.toString())
        .correlate();
  }
}
