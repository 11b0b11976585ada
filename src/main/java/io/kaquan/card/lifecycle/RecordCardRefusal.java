package io.kaquan.card.lifecycle;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RecordCardRefusal in card-lifecycle.bpmn. */
@Component
class RecordCardRefusal implements JavaDelegate {
  private final CardSteps steps;

  RecordCardRefusal(CardSteps steps) {
    this.steps = steps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    steps.refuse(execution.getProcessBusinessKey());
  }
}
