package io.kaquan.card.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_EscalateCard in card-lifecycle.bpmn. */
@Component
class EscalateCard implements JavaDelegate {
  private final CardSteps steps;

  EscalateCard(CardSteps steps) {
    this.steps = steps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    steps.escalate(execution.getProcessBusinessKey());
  }
}
