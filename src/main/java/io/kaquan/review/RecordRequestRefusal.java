package io.kaquan.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RecordRequestRefusal in review.bpmn: the room that asked is told why. */
@Component
class RecordRequestRefusal implements JavaDelegate {
  private final OpenReviews reviews;

  RecordRequestRefusal(OpenReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.refuse(ReviewProcess.requestId(execution));
  }
}
