package io.kaquan.card.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_PutOnSale in card-lifecycle.bpmn. */
@Component
class PutOnSale implements JavaDelegate {
  private final CardReviews reviews;

  PutOnSale(CardReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.approve(execution.getProcessBusinessKey());
  }
}
