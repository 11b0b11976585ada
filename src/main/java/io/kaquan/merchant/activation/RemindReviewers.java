package io.kaquan.merchant.activation;

import io.kaquan.platform.staff.StaffAddresses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RemindReviewers: one working day is left. */
@Component
class RemindReviewers implements JavaDelegate {
  private final Rounds rounds;
  private final StaffAddresses staff;

  RemindReviewers(Rounds rounds, StaffAddresses staff) {
    this.rounds = rounds;
    this.staff = staff;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.remind(
        MerchantActivation.applicationId(execution), staff.of(MerchantActivation.REVIEWERS));
  }
}
