package io.kaquan.card.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_EndSale in card-lifecycle.bpmn. */
@Component
class EndSale implements JavaDelegate {
  private final CardReviews reviews;

  EndSale(CardReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.end(execution.getProcessBusinessKey());
  }
}
