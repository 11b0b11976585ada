package io.kaquan.coupon.codebatch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_MakeCodesLive in card-lifecycle.bpmn: all codes of the batch can be claimed from the same
 * moment on.
 */
@Component
class MakeCodesLive implements JavaDelegate {
  private final CodeBatchWork work;

  MakeCodesLive(CodeBatchWork work) {
    this.work = work;
  }

  @Override
  public void execute(DelegateExecution execution) {
    work.makeLive(execution.getProcessBusinessKey(), CodeBatchProcess.batch(execution));
  }
}
