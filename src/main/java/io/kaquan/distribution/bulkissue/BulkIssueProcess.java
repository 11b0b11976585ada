package io.kaquan.distribution.bulkissue;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The words shared with processes/hand-out.bpmn. The business key is the bulk issue's id. */
@Component
class BulkIssueProcess {
  private static final String HAND_OUT_ASKED_FOR = "Msg_HandOutAskedFor";

  /** Whether lines are left. */
  private static final String MORE = "more";

  private final RuntimeService processes;

  BulkIssueProcess(RuntimeService processes) {
    this.processes = processes;
  }

  void begin(UUID bulkIssue) {
    processes
        .createMessageCorrelation(HAND_OUT_ASKED_FOR)
        .processInstanceBusinessKey(bulkIssue.toString())
        .correlateStartMessage();
  }

  static UUID bulkIssue(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }

  static void worked(DelegateExecution execution, boolean more) {
    execution.setVariable(MORE, more);
  }
}
