package io.kaquan.card.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_SettleCard in card-lifecycle.bpmn. */
@Component
class SettleCard implements JavaDelegate {
  private final CardReviews reviews;

  SettleCard(CardReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.settle(execution.getProcessBusinessKey());
  }
}
