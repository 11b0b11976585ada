package io.kaquan.card.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RemindCardReviewers in card-lifecycle.bpmn. */
@Component
class RemindCardReviewers implements JavaDelegate {
  private final CardSteps steps;

  RemindCardReviewers(CardSteps steps) {
    this.steps = steps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    steps.remind(execution.getProcessBusinessKey());
  }
}
