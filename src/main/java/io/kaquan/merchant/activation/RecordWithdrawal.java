package io.kaquan.merchant.activation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RecordWithdrawal: the merchant took the application back. */
@Component
class RecordWithdrawal implements JavaDelegate {
  private final Rounds rounds;

  RecordWithdrawal(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.withdraw(MerchantActivation.applicationId(execution));
  }
}
