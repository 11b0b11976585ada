package io.kaquan.coupon.codebatch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CloseLot in card-lifecycle.bpmn: nothing is left to void. */
@Component
class CloseCodeBatch implements JavaDelegate {
  private final CodeBatchWork work;

  CloseCodeBatch(CodeBatchWork work) {
    this.work = work;
  }

  @Override
  public void execute(DelegateExecution execution) {
    work.close(execution.getProcessBusinessKey(), CodeBatchProcess.batch(execution));
  }
}
