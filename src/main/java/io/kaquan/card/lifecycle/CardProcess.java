package io.kaquan.card.lifecycle;

import io.kaquan.card.design.Validity;
import io.kaquan.platform.engine.Processes;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts and continues the process of a card in the transaction of its caller. */
@Component
class CardProcess {
  private final RuntimeService runtime;
  private final Processes processes;
  private final ManagementService jobs;

  CardProcess(RuntimeService runtime, Processes processes, ManagementService jobs) {
    this.runtime = runtime;
    this.processes = processes;
    this.jobs = jobs;
  }

  /**
   * Does the work in one transaction, and repeats it if a job of the same card, a letter or a
   * timer, changed the process concurrently.
   */
  <T> T inTransaction(Supplier<T> work) {
    return processes.together(work);
  }

  /**
   * @param end when its validity ends; null if it never ends
   */
  void start(String cardId, @Nullable Instant end) {
    runtime.startProcessInstanceById(
        definition(), cardId, Map.of(CardLifecycle.VALIDITY_END, timer(end)));
  }

  /** Returns false if the process does not wait for the message, because the sale is over. */
  boolean send(String cardId, String message, Map<String, Object> variables) {
    ProcessInstance instance = instance(cardId);
    return instance != null && isUpToDate(instance) && processes.tell(message, cardId, variables);
  }

  /** Moves the end of the sale. */
  void moveEnd(String cardId, @Nullable Instant end) {
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
   * Migrates the process of a card to the newest model, if it began by the model of an earlier
   * release. Returns false if it can't be migrated now, because a job of it is running.
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
    } catch (MigratingProcessInstanceValidationException e) {
      return false;
    }
  }

  /** The last second belongs to the validity. */
  private static Date timer(@Nullable Instant end) {
    return Date.from(end == null ? Validity.FOR_EVER : end.plusSeconds(1));
  }

  private String definition() {
    return processes.newestDefinition(CardLifecycle.PROCESS);
  }
}
