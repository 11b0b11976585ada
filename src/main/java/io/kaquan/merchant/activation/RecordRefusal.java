package io.kaquan.merchant.activation;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RecordRefusal: the round is refused, and the days until the lapse begin to count. */
@Component
class RecordRefusal implements JavaDelegate {
  private final Rounds rounds;

  RecordRefusal(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Instant refused = rounds.refuse(MerchantActivation.applicationId(execution));
    execution.setVariable(
        MerchantActivation.LAPSE_WARNING_DUE, Date.from(refused.plus(Rounds.LAPSE_WARNING)));
    execution.setVariable(MerchantActivation.LAPSE_DUE, Date.from(refused.plus(Rounds.LAPSE)));
  }
}
