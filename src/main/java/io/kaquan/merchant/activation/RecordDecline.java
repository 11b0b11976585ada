package io.kaquan.merchant.activation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RecordDecline: refused for good, by two reviewers. */
@Component
class RecordDecline implements JavaDelegate {
  private final Rounds rounds;

  RecordDecline(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.decline(MerchantActivation.applicationId(execution));
  }
}
