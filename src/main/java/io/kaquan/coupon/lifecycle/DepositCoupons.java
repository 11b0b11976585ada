package io.kaquan.coupon.lifecycle;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_DepositCoupons in coupon-lifecycle.bpmn: codes become coupons without a holder. */
@Component
class DepositCoupons implements JavaDelegate {
  private final Deposits deposits;
  private final NewCodesOfBatch newCodes;

  DepositCoupons(Deposits deposits, NewCodesOfBatch newCodes) {
    this.deposits = deposits;
    this.newCodes = newCodes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (!Batches.isHere()) {
      UUID codeBatch = UUID.fromString((String) execution.getVariable(Transition.CODE_BATCH));
      execution.setVariable(
          Transition.LEFT, newCodes.nextChunk(execution.getProcessBusinessKey(), codeBatch));
    } else if (deposits.deposit(Batches.current()).isEmpty()) {
      throw Batches.everyItemRefused();
    }
  }
}
