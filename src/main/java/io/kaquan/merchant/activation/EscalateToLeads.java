package io.kaquan.merchant.activation;

import io.kaquan.platform.staff.StaffAddresses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_EscalateToLeads: the due moment is past. The lead reviewers, who see every review, are told;
 * the task itself is left as it is, so that whoever completes it at this moment is not in the way.
 */
@Component
class EscalateToLeads implements JavaDelegate {
  private final Rounds rounds;
  private final StaffAddresses staff;

  EscalateToLeads(Rounds rounds, StaffAddresses staff) {
    this.rounds = rounds;
    this.staff = staff;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.escalate(
        MerchantActivation.applicationId(execution), staff.of(MerchantActivation.LEAD_REVIEWERS));
  }
}
