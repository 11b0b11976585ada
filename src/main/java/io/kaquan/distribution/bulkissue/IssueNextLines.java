package io.kaquan.distribution.bulkissue;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_HandOutNextLines in hand-out.bpmn: a chunk, and how far it brought the list, in the job's
 * transaction.
 */
@Component
class IssueNextLines implements JavaDelegate {
  private final BulkIssueWork work;

  IssueNextLines(BulkIssueWork work) {
    this.work = work;
  }

  @Override
  public void execute(DelegateExecution execution) {
    BulkIssueProcess.worked(execution, work.nextLines(BulkIssueProcess.bulkIssue(execution)));
  }
}
