package io.kaquan.merchant.activation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Event_SevenDaysBeforeLapse, at its end: writes the letter that Task_SendLapseWarning waits for.
 */
@Component
class PostLapseWarning implements ExecutionListener {
  private final Rounds rounds;

  PostLapseWarning(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void notify(DelegateExecution execution) {
    rounds.warnOfLapse(MerchantActivation.applicationId(execution));
  }
}
