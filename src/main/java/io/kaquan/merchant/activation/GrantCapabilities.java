package io.kaquan.merchant.activation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_GrantCapabilities: the application is approved and the card function open. */
@Component
class GrantCapabilities implements JavaDelegate {
  private final Rounds rounds;

  GrantCapabilities(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.approve(MerchantActivation.applicationId(execution));
  }
}
