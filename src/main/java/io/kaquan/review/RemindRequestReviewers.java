package io.kaquan.review;

import io.kaquan.platform.staff.StaffAddresses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RemindRequestReviewers in review.bpmn: one working day is left. */
@Component
class RemindRequestReviewers implements JavaDelegate {
  private final OpenReviews reviews;
  private final StaffAddresses staff;

  RemindRequestReviewers(OpenReviews reviews, StaffAddresses staff) {
    this.reviews = reviews;
    this.staff = staff;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.remind(ReviewProcess.requestId(execution), staff.of(ReviewProcess.REVIEWERS));
  }
}
