package io.kaquan.activation;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Task_EscalateToLeads: the due moment is past. The task stays with the reviewers, on top of their lists and the leads'. */
@Component
class EscalateToLeads implements JavaDelegate {
  /** Tasklist sorts by it; 50 is a task's own. */
  private static final int OVERDUE = 90;

  private final Rounds rounds;
  private final StaffAddresses staff;
  private final TaskService tasks;

  EscalateToLeads(Rounds rounds, StaffAddresses staff, TaskService tasks) {
    this.rounds = rounds;
    this.staff = staff;
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.escalate(MerchantActivation.applicationId(execution), staff.of(MerchantActivation.LEAD_REVIEWERS));
    Task open = tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId())
        .taskDefinitionKey(MerchantActivation.TASK_REVIEW).singleResult();
    if (open != null) {
      tasks.setPriority(open.getId(), OVERDUE);
      tasks.addCandidateGroup(open.getId(), MerchantActivation.LEAD_REVIEWERS);
    }
  }
}
