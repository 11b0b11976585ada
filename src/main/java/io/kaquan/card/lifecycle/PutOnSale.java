package io.kaquan.card.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_PutOnSale in card-lifecycle.bpmn. */
@Component
class PutOnSale implements JavaDelegate {
  private final CardSteps steps;

  PutOnSale(CardSteps steps) {
    this.steps = steps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    steps.approve(execution.getProcessBusinessKey());
  }
}
