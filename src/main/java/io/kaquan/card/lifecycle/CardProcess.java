package io.kaquan.card.lifecycle;

import io.kaquan.card.design.Validity;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the doors start and continue CardLifecycle: row and process in one transaction, or neither.
 */
@Component
class CardProcess {
  private static final int TRIES = 4;

  private final RuntimeService runtime;
  private final RepositoryService models;
  private final ManagementService jobs;
  private final TransactionTemplate transaction;
  private volatile String definition;

  CardProcess(
      RuntimeService runtime,
      RepositoryService models,
      ManagementService jobs,
      PlatformTransactionManager transactions) {
    this.runtime = runtime;
    this.models = models;
    this.jobs = jobs;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * In one transaction, and again from the start when a job of the same card, a letter or a timer,
   * was faster.
   */
  <T> T together(Supplier<T> work) {
    for (int left = TRIES; ; left--) {
      try {
        return transaction.execute(status -> work.get());
      } catch (ProcessEngineException aJobWasFaster) {
        if (left == 1) {
          throw aJobWasFaster;
        }
      }
    }
  }

  /**
   * @param end null where the card never ends
   */
  void start(String cardId, Instant end) {
    runtime.startProcessInstanceById(
        definition(), cardId, Map.of(CardLifecycle.VALIDITY_END, timer(end)));
  }

  /** False when the process waits for no such message: the card's sale is over. */
  boolean tell(String cardId, String message, Map<String, Object> variables) {
    ProcessInstance instance = instance(cardId);
    return instance != null
        && isUpToDate(instance)
        && !runtime
            .createMessageCorrelation(message)
            .processInstanceId(instance.getId())
            .setVariables(variables)
            .correlateAllWithResult()
            .isEmpty();
  }

  /** The sale ends at another moment than it was to. */
  void validityEnds(String cardId, Instant end) {
    ProcessInstance instance = instance(cardId);
    runtime.setVariable(instance.getId(), CardLifecycle.VALIDITY_END, timer(end));
    for (Job job :
        jobs.createJobQuery()
            .processInstanceId(instance.getId())
            .activityId(CardLifecycle.VALIDITY_OVER)
            .list()) {
      jobs.setJobDuedate(job.getId(), timer(end));
    }
  }

  private ProcessInstance instance(String cardId) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(cardId, CardLifecycle.PROCESS)
        .singleResult();
  }

  /**
   * Cards begun before a release go on by their own model until their merchant does something: then
   * they move to the newest, which knows what to do with it. False when this one can't, because a
   * job of it is in the middle of something.
   */
  private boolean isUpToDate(ProcessInstance instance) {
    String old = instance.getProcessDefinitionId();
    if (old.equals(definition())) {
      return true;
    }
    MigrationPlan plan =
        runtime
            .createMigrationPlan(old, definition())
            .mapEqualActivities()
            .updateEventTriggers()
            .build();
    try {
      runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();
      runtime.setVariable(instance.getId(), CardLifecycle.CARD_ID, instance.getBusinessKey());
      return true;
    } catch (MigratingProcessInstanceValidationException inTheMiddle) {
      return false;
    }
  }

  /** The last second belongs to the validity. */
  private static Date timer(Instant end) {
    return Date.from(end == null ? Validity.FOR_EVER : end.plusSeconds(1));
  }

  /** Looked up once: models change with a release only. */
  private String definition() {
    if (definition == null) {
      definition =
          models
              .createProcessDefinitionQuery()
              .processDefinitionKey(CardLifecycle.PROCESS)
              .latestVersion()
              .singleResult()
              .getId();
    }
    return definition;
  }
}
