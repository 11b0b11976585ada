package io.kaquan.coupon.lot;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The words that lots share with processes/card-lifecycle.bpmn: the card's own process works on its
 * lots.
 */
@Component
class LotProcess {
  /** Correlated by the card's business key. */
  private static final String LOT_ASKED_FOR = "Msg_LotAskedFor";

  /** Id of the lot, text; which card it is, the business key says. */
  private static final String LOT = "lot";

  /** Whether codes are made or voided: one word for each of the two ways. */
  private static final String WORK = "work";

  private static final String MAKE = "make";
  private static final String VOID = "void";

  /**
   * Set in the lot's own scope from the beginning, so that lots of one card never write into each
   * other's.
   */
  private static final String LEFT = "left";

  private final RuntimeService processes;

  LotProcess(RuntimeService processes) {
    this.processes = processes;
  }

  /**
   * Lets the card's process begin with the lot; false when the card's life is over.
   *
   * @throws OptimisticLockingFailureException when the process went on at the same moment
   */
  boolean begin(Lot lot) {
    try {
      return correlate(lot);
    } catch (OptimisticLockingException e) {
      throw new OptimisticLockingFailureException(
          "the card's process went on at the same moment", e);
    }
  }

  private boolean correlate(Lot lot) {
    return processes
            .createMessageCorrelation(LOT_ASKED_FOR)
            .processInstanceBusinessKey(lot.cardId())
            .setVariablesToTriggeredScope(
                Map.of(
                    LOT, lot.id().toString(), WORK, lot.kind().isMaking() ? MAKE : VOID, LEFT, 1L))
            .correlateAllWithResult()
            .size()
        == 1;
  }

  static UUID lot(DelegateExecution execution) {
    return UUID.fromString((String) execution.getVariable(LOT));
  }
}
