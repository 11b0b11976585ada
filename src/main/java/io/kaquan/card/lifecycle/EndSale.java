package io.kaquan.card.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_EndSale in card-lifecycle.bpmn. */
@Component
class EndSale implements JavaDelegate {
  private final CardSteps steps;

  EndSale(CardSteps steps) {
    this.steps = steps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    steps.end(execution.getProcessBusinessKey());
  }
}
