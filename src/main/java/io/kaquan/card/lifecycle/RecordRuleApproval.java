package io.kaquan.card.lifecycle;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_RecordRuleApproval in card-lifecycle.bpmn: the rule that the table found decides, by its
 * name.
 */
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
