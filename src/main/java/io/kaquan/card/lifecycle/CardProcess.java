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
import org.springframework.stereotype.Component;

/**
 * How the doors start and continue CardLifecycle: row and process in one transaction, or neither.
 */
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

  /** Changes rows and process in one transaction, or neither. */
  <T> T together(Supplier<T> work) {
    return processes.together(work);
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

  private String definition() {
    return processes.newestDefinition(CardLifecycle.PROCESS);
  }
}
