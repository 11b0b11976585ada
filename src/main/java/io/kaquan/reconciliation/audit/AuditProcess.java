package io.kaquan.reconciliation.audit;

import io.kaquan.platform.engine.Processes;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The words shared with processes/self-audit.bpmn. The business key is the run's id. */
@Component
class AuditProcess {
  private static final String PROCESS = "SelfAudit";
  private static final String AUDIT_ASKED_FOR = "Msg_AuditAskedFor";

  /** Whether accounts are left to recount. */
  private static final String MORE = "more";

  /** How many incidents the run has, a number. */
  private static final String DIFFERENCES = "differences";

  /** Which of them this one is, from 0: the engine's own word. */
  private static final String LOOP_COUNTER = "loopCounter";

  private final Processes processes;

  AuditProcess(Processes processes) {
    this.processes = processes;
  }

  void begin(UUID run) {
    processes.start(PROCESS, AUDIT_ASKED_FOR, run.toString(), Map.of());
  }

  static UUID run(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }

  static void recounted(DelegateExecution execution, boolean more, int differences) {
    execution.setVariable(MORE, more);
    execution.setVariable(DIFFERENCES, differences);
  }

  /** From 1. */
  static int number(DelegateExecution execution) {
    return (Integer) execution.getVariable(LOOP_COUNTER) + 1;
  }
}
