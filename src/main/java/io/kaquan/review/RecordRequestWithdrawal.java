package io.kaquan.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RecordRequestWithdrawal in review.bpmn: the merchant took the request back. */
@Component
class RecordRequestWithdrawal implements JavaDelegate {
  private final OpenReviews reviews;

  RecordRequestWithdrawal(OpenReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.withdraw(ReviewProcess.requestId(execution));
  }
}
