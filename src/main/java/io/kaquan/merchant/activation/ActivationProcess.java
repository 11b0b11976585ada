package io.kaquan.merchant.activation;

import io.kaquan.merchant.account.Channel;
import io.kaquan.platform.engine.Processes;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Starts and continues MerchantActivation. The business key is the application's id. */
@Component
class ActivationProcess {
  private final Processes processes;

  ActivationProcess(Processes processes) {
    this.processes = processes;
  }

  /** Changes rows and process in one transaction, or neither. */
  <T> T together(Supplier<T> work) {
    return processes.together(work);
  }

  void start(UUID applicationId, Channel channel) {
    processes.start(
        MerchantActivation.PROCESS,
        channel == Channel.OPEN_PLATFORM
            ? MerchantActivation.MSG_APP_APPLIED
            : MerchantActivation.MSG_OFFICIAL_ACCOUNT_APPLIED,
        applicationId.toString(),
        Map.of());
  }

  void materialsResubmitted(UUID applicationId) {
    tell(applicationId, MerchantActivation.MSG_MATERIALS_RESUBMITTED);
  }

  void withdrawn(UUID applicationId) {
    tell(applicationId, MerchantActivation.MSG_APPLICATION_WITHDRAWN);
  }

  private void tell(UUID applicationId, String message) {
    if (!processes.tell(message, applicationId.toString(), Map.of())) {
      throw new OptimisticLockingFailureException(
          "application " + applicationId + " no longer waits for " + message);
    }
  }
}
