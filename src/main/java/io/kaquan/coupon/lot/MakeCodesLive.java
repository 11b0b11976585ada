package io.kaquan.coupon.lot;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_MakeCodesLive in card-lifecycle.bpmn: all codes of the lot can be claimed from the same
 * moment on.
 */
@Component
class MakeCodesLive implements JavaDelegate {
  private final LotWork work;

  MakeCodesLive(LotWork work) {
    this.work = work;
  }

  @Override
  public void execute(DelegateExecution execution) {
    work.makeLive(execution.getProcessBusinessKey(), LotProcess.lot(execution));
  }
}
