package io.kaquan.coupon.lifecycle;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_VoidCoupons in coupon-lifecycle.bpmn: makes coupons unavailable for good. */
@Component
class VoidCoupons implements JavaDelegate {
  private final Voids voids;
  private final VoidsOfLot ofLot;

  VoidCoupons(Voids voids, VoidsOfLot ofLot) {
    this.voids = voids;
    this.ofLot = ofLot;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (!Batches.isHere()) {
      UUID lot = UUID.fromString((String) execution.getVariable(Transition.LOT));
      execution.setVariable(
          Transition.LEFT, ofLot.nextChunk(execution.getProcessBusinessKey(), lot));
    } else if (voids.carry(Batches.current()).isEmpty()) {
      throw Batches.everyItemRefused();
    }
  }
}
