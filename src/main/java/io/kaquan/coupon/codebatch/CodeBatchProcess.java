package io.kaquan.coupon.codebatch;

import io.kaquan.platform.engine.Processes;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The words that batches share with processes/card-lifecycle.bpmn: the card's own process works on
 * its batches.
 */
@Component
class CodeBatchProcess {
  /** Correlated by the card's business key. */
  private static final String CODE_BATCH_ASKED_FOR = "Msg_LotAskedFor";

  /** Id of the batch, text; which card it is, the business key says. */
  private static final String CODE_BATCH = "codeBatch";

  /** Whether codes are made or voided: one word for each of the two ways. */
  private static final String WORK = "work";

  private static final String MAKE = "make";
  private static final String VOID = "void";

  /**
   * Set in the batch's own scope from the beginning, so that batches of one card never write into
   * each other's.
   */
  private static final String LEFT = "left";

  private final Processes processes;

  CodeBatchProcess(Processes processes) {
    this.processes = processes;
  }

  /**
   * Lets the card's process begin with the batch; false when the card's life is over.
   *
   * @throws OptimisticLockingFailureException when the process went on at the same moment
   */
  boolean begin(CodeBatch batch) {
    try {
      return correlate(batch);
    } catch (OptimisticLockingException e) {
      throw new OptimisticLockingFailureException(
          "the card's process went on at the same moment", e);
    }
  }

  private boolean correlate(CodeBatch batch) {
    return processes.begin(
        CODE_BATCH_ASKED_FOR,
        batch.cardId(),
        Map.of(
            CODE_BATCH,
            batch.id().toString(),
            WORK,
            batch.kind().isMaking() ? MAKE : VOID,
            LEFT,
            1L));
  }

  static UUID batch(DelegateExecution execution) {
    return UUID.fromString((String) execution.getVariable(CODE_BATCH));
  }
}
