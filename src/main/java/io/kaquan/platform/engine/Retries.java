package io.kaquan.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.springframework.stereotype.Component;

/** What "retry" in Cockpit does, for pages of ours. */
@Component
public class Retries {
  private final RuntimeService processes;
  private final ManagementService jobs;
  private final RepositoryService models;

  Retries(RuntimeService processes, ManagementService jobs, RepositoryService models) {
    this.processes = processes;
    this.jobs = jobs;
    this.models = models;
  }

  /**
   * Lets what gave up at a task of this delegate go on, wherever the business key is this; nothing
   * where nothing did.
   */
  public void goOn(String businessKey, String delegate) {
    for (ProcessInstance instance :
        processes.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list()) {
      List<Job> stopped =
          jobs.createJobQuery().processInstanceId(instance.getId()).noRetriesLeft().list();
      stopped.stream()
          .filter(job -> isAt(job, "${" + delegate + "}"))
          .forEach(job -> jobs.setJobRetries(job.getId(), 1));
    }
  }

  private boolean isAt(Job job, String delegate) {
    return models
                .getBpmnModelInstance(job.getProcessDefinitionId())
                .getModelElementById(job.getFailedActivityId())
            instanceof ServiceTask task
        && delegate.equals(task.getCamundaDelegateExpression());
  }
}
