package io.kaquan.staff.tasklist;

import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Takes a task from the person who has it, in one command of the engine, which a touch in between
 * makes void.
 */
@Component
class GivingBack {
  private final ProcessEngineConfigurationImpl engine;
  private final TaskService tasks;

  GivingBack(ProcessEngine engine, TaskService tasks) {
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.tasks = tasks;
  }

  /**
   * @param seen the task as it was when it was found untouched
   * @return false when it is gone, claimed by another person, or touched since then; one touched at
   *     the same moment throws
   */
  boolean ifUntouchedSince(Task seen) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              TaskEntity task = context.getTaskManager().findTaskById(seen.getId());
              if (task == null
                  || !Objects.equals(task.getAssignee(), seen.getAssignee())
                  || UntouchedTasks.touched(task).getTime()
                      != UntouchedTasks.touched(seen).getTime()) {
                return false;
              }
              giveBack(task);
              return true;
            });
  }

  private void giveBack(TaskEntity task) {
    String had = task.getAssignee();
    task.setAssignee(null);
    task.triggerUpdateEvent();
    tasks.createComment(
        task.getId(),
        task.getProcessInstanceId(),
        "自动退回："
            + had
            + " 领取后一个工作日内未处理。 Given back: claimed by "
            + had
            + " and untouched for one working day.");
  }
}
