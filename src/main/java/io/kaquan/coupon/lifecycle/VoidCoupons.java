package io.kaquan.coupon.lifecycle;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_VoidCoupons in coupon-lifecycle.bpmn: makes coupons unavailable for good. */
@Component
class VoidCoupons implements JavaDelegate {
  private final Voids voids;
  private final VoidsOfBatch ofBatch;

  VoidCoupons(Voids voids, VoidsOfBatch ofBatch) {
    this.voids = voids;
    this.ofBatch = ofBatch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (!Batches.isHere()) {
      UUID codeBatch = UUID.fromString((String) execution.getVariable(Transition.CODE_BATCH));
      execution.setVariable(
          Transition.LEFT, ofBatch.nextChunk(execution.getProcessBusinessKey(), codeBatch));
    } else if (voids.carry(Batches.current()).isEmpty()) {
      throw Batches.everyItemRefused();
    }
  }
}
