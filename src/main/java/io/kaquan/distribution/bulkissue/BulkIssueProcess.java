package io.kaquan.distribution.bulkissue;

import io.kaquan.platform.engine.Processes;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The words shared with processes/hand-out.bpmn. The business key is the bulk issue's id. */
@Component
class BulkIssueProcess {
  private static final String PROCESS = "HandOut";
  private static final String HAND_OUT_ASKED_FOR = "Msg_HandOutAskedFor";

  /** Whether lines are left. */
  private static final String MORE = "more";

  private final Processes processes;

  BulkIssueProcess(Processes processes) {
    this.processes = processes;
  }

  void begin(UUID bulkIssue) {
    processes.start(PROCESS, HAND_OUT_ASKED_FOR, bulkIssue.toString(), Map.of());
  }

  static UUID bulkIssue(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }

  static void worked(DelegateExecution execution, boolean more) {
    execution.setVariable(MORE, more);
  }
}
