package io.kaquan.distribution.handout;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The words shared with processes/hand-out.bpmn. The business key is the hand-out's id. */
@Component
class HandoutProcess {
  private static final String HAND_OUT_ASKED_FOR = "Msg_HandOutAskedFor";

  /** Whether lines are left. */
  private static final String MORE = "more";

  private final RuntimeService processes;

  HandoutProcess(RuntimeService processes) {
    this.processes = processes;
  }

  void begin(UUID handout) {
    processes
        .createMessageCorrelation(HAND_OUT_ASKED_FOR)
        .processInstanceBusinessKey(handout.toString())
        .correlateStartMessage();
  }

  static UUID handout(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }

  static void worked(DelegateExecution execution, boolean more) {
    execution.setVariable(MORE, more);
  }
}
