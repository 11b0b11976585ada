package io.kaquan.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ApplyApproval in review.bpmn: the room that asked does what follows. */
@Component
class ApplyApproval implements JavaDelegate {
  private final OpenReviews reviews;

  ApplyApproval(OpenReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.approve(ReviewProcess.requestId(execution));
  }
}
