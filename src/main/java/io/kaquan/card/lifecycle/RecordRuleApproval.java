package io.kaquan.card.lifecycle;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RecordRuleApproval in card-lifecycle.bpmn: records the rule of the table as decider. */
@Component
class RecordRuleApproval implements JavaDelegate {
  private final CardSteps steps;

  RecordRuleApproval(CardSteps steps) {
    this.steps = steps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    steps.decide(
        execution.getProcessBusinessKey(),
        CardLifecycle.APPROVE,
        null,
        Map.of(),
        (String) execution.getVariable(CardLifecycle.LOOKS));
  }
}
