package io.kaquan.staff.tasklist;

import io.kaquan.platform.calendar.WorkingDays;
import io.kaquan.platform.schedule.TimetableEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives a review back to its group when the person who claimed it has not touched it for a whole
 * working day: from any hour of one to the same hour of the next.
 */
@Component
class UntouchedTasks implements TimetableEntry {
  private static final Logger log = LoggerFactory.getLogger(UntouchedTasks.class);

  private final TaskService tasks;
  private final GivingBack givingBack;
  private final WorkingDays days;
  private final Clock clock;

  UntouchedTasks(TaskService tasks, GivingBack givingBack, WorkingDays days, Clock clock) {
    this.tasks = tasks;
    this.givingBack = givingBack;
    this.days = days;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "give-back-untouched-tasks";
  }

  @Override
  public String cron() {
    return "0 3/10 * * * ?";
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    tasks
        .createTaskQuery()
        .processDefinitionKeyIn(ReviewTasks.processes())
        .taskDefinitionKeyIn(ReviewTasks.tasks())
        .taskAssigned()
        .active()
        .list()
        .stream()
        .filter(
            task ->
                days.workingTime(touched(task).toInstant(), now).compareTo(days.workingDay()) >= 0)
        .forEach(this::giveBack);
  }

  /**
   * By claiming, assigning, a comment, a date or a priority; what a person types into a form is not
   * known before it is sent.
   */
  static Date touched(Task task) {
    return task.getLastUpdated() == null ? task.getCreateTime() : task.getLastUpdated();
  }

  /** One that fails is tried again next time, and keeps no other waiting. */
  private void giveBack(Task task) {
    try {
      if (givingBack.ifUntouchedSince(task)) {
        log.info(
            "Back to its group: task {} of {}, untouched since {}",
            task.getId(),
            task.getAssignee(),
            touched(task).toInstant());
      }
    } catch (OptimisticLockingException touchedMeanwhile) {
      log.debug("Task {} was touched meanwhile", task.getId());
    } catch (RuntimeException failed) {
      log.error("Task {} was not given back", task.getId(), failed);
    }
  }
}
