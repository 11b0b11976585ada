package io.kaquan.merchant.activation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RecordLapse: 90 days without new materials. */
@Component
class RecordLapse implements JavaDelegate {
  private final Rounds rounds;

  RecordLapse(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.lapse(MerchantActivation.applicationId(execution));
  }
}
