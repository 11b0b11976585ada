package io.kaquan.card.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RemindCardReviewers in card-lifecycle.bpmn. */
@Component
class RemindCardReviewers implements JavaDelegate {
  private final CardReviews reviews;

  RemindCardReviewers(CardReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.remind(execution.getProcessBusinessKey());
  }
}
