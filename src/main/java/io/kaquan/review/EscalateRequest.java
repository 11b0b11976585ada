package io.kaquan.review;

import io.kaquan.platform.staff.StaffAddresses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_EscalateRequest in review.bpmn: the due moment is past; the task itself is left as it is.
 */
@Component
class EscalateRequest implements JavaDelegate {
  private final OpenReviews reviews;
  private final StaffAddresses staff;

  EscalateRequest(OpenReviews reviews, StaffAddresses staff) {
    this.reviews = reviews;
    this.staff = staff;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.escalate(ReviewProcess.requestId(execution), staff.of(ReviewProcess.LEAD_REVIEWERS));
  }
}
