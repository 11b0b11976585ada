package io.kaquan.card.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_SettleCard in card-lifecycle.bpmn. */
@Component
class SettleCard implements JavaDelegate {
  private final CardSteps steps;

  SettleCard(CardSteps steps) {
    this.steps = steps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    steps.settle(execution.getProcessBusinessKey());
  }
}
