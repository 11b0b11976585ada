package io.kaquan.distribution.handout;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_HandOutNextLines in hand-out.bpmn: a chunk, and how far it brought the list, in the job's
 * transaction.
 */
@Component
class HandOutNextLines implements JavaDelegate {
  private final HandoutWork work;

  HandOutNextLines(HandoutWork work) {
    this.work = work;
  }

  @Override
  public void execute(DelegateExecution execution) {
    HandoutProcess.worked(execution, work.nextLines(HandoutProcess.handout(execution)));
  }
}
