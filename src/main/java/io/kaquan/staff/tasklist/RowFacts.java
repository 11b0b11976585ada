package io.kaquan.staff.tasklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;

/**
 * The few facts of reviews that stand on their rows, whoever asks: whether he may see the task was
 * asked before.
 */
@Component
class RowFacts {
  /** How the three processes call what a row calls by one name. */
  private static final Map<String, String> NAMES =
      Map.of(
          "merchantName",
          "merchant",
          "accountName",
          "subject",
          "cardTitle",
          "subject",
          "subject",
          "subject",
          "channel",
          "kind",
          "cardType",
          "kind",
          "kindText",
          "kind",
          "round",
          "round",
          "dueText",
          "due");

  private final ProcessEngineConfigurationImpl engine;
  private final RuntimeService processes;

  RowFacts(ProcessEngine engine, RuntimeService processes) {
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.processes = processes;
  }

  /** Instance ids to facts by name. */
  Map<String, Map<String, Object>> ofInstances(List<String> instances) {
    Map<String, Map<String, Object>> facts = new HashMap<>();
    if (!instances.isEmpty()) {
      for (VariableInstance variable : variables(instances.toArray(String[]::new))) {
        facts
            .computeIfAbsent(variable.getProcessInstanceId(), id -> new HashMap<>())
            .put(NAMES.get(variable.getName()), variable.getValue());
      }
    }
    return facts;
  }

  private List<VariableInstance> variables(String[] instances) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context.runWithoutAuthorization(
                    () ->
                        processes
                            .createVariableInstanceQuery()
                            .processInstanceIdIn(instances)
                            .variableNameIn(NAMES.keySet().toArray(String[]::new))
                            .list()));
  }
}
