package io.kaquan.coupon.lot;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CloseLot in card-lifecycle.bpmn: nothing is left to void. */
@Component
class CloseLot implements JavaDelegate {
  private final LotWork work;

  CloseLot(LotWork work) {
    this.work = work;
  }

  @Override
  public void execute(DelegateExecution execution) {
    work.close(execution.getProcessBusinessKey(), LotProcess.lot(execution));
  }
}
