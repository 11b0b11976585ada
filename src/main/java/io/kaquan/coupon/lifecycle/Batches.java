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

  /** Carries out the commands of one transition and commits. Throws if nothing was changed. */
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

  /** Returns the commands of the batch that this transaction carries out. */
  @SuppressWarnings("unchecked")
  static <I extends PendingCommand<?>> List<I> current() {
    return (List<I>) TransactionSynchronizationManager.getResource(Batches.class);
  }

  /**
   * Returns whether this transaction carries out a batch, and not a chunk that the process of a
   * card asked for.
   */
  static boolean isHere() {
    return TransactionSynchronizationManager.hasResource(Batches.class);
  }

  /**
   * Leads a batch in which every command was refused to its own end event. It commits all the same.
   */
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
