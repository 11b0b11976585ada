package io.kaquan.coupon.lifecycle;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts one instance of the coupon's process per batch, in the batch's transaction. The batch
 * itself goes to the service task by a holder bound to the transaction: object variables would be
 * serialised even when transient. Started by the definition's id: by key, the engine would look for
 * the latest version every time.
 */
@Component
class Batches {
  private final RuntimeService processes;
  private final RepositoryService models;
  private final TransactionTemplate transaction;
  private volatile String definitionId;

  Batches(
      RuntimeService processes, RepositoryService models, PlatformTransactionManager transactions) {
    this.processes = processes;
    this.models = models;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Carries the items along the transition and commits; on a failure nothing has changed. */
  void run(Transition transition, List<? extends PendingCommand<?>> items) {
    transaction.executeWithoutResult(
        status -> {
          TransactionSynchronizationManager.bindResource(Batches.class, items);
          try {
            processes.startProcessInstanceByMessageAndProcessDefinitionId(
                transition.message(), definition());
          } finally {
            TransactionSynchronizationManager.unbindResource(Batches.class);
          }
        });
  }

  /** The items of the batch that is being carried out in this transaction. */
  @SuppressWarnings("unchecked")
  static <I extends PendingCommand<?>> List<I> current() {
    return (List<I>) TransactionSynchronizationManager.getResource(Batches.class);
  }

  /**
   * Whether a batch is carried out in this transaction, and not a chunk that the process of a card
   * asked for.
   */
  static boolean isHere() {
    return TransactionSynchronizationManager.hasResource(Batches.class);
  }

  /** Leads a batch in which nothing could be done to its own end; what was written is committed. */
  static RuntimeException everyItemRefused() {
    return new BpmnError(Transition.EVERY_ITEM_REFUSED);
  }

  private String definition() {
    if (definitionId == null) {
      definitionId =
          models
              .createProcessDefinitionQuery()
              .processDefinitionKey(Transition.PROCESS)
              .latestVersion()
              .singleResult()
              .getId();
    }
    return definitionId;
  }
}
