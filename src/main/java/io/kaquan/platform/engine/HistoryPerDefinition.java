package io.kaquan.platform.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * Full history for the processes that live long, none for those that begin and end within one
 * transaction many times a second: their story is in the ledger. Incidents and job logs are always
 * kept. The engine stores the level's name in its database and refuses any other one later.
 */
class HistoryPerDefinition extends AbstractHistoryLevel {
  static final String NAME = "per-definition";
  private static final Set<String> WITHOUT = Set.of("CouponLifecycle");

  @Override
  public int getId() {
    return 21;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    String definition = definitionOf(entity);
    return definition == null
        || !WITHOUT.contains(definition.substring(0, Math.max(0, definition.indexOf(':'))));
  }

  /**
   * The definition's id, {@code key:version:id}; null where the event has none and is kept in any
   * case.
   */
  private static @Nullable String definitionOf(Object entity) {
    if (entity instanceof ExecutionEntity execution) {
      return execution.getProcessDefinitionId();
    }
    if (entity instanceof VariableInstanceEntity variable) {
      return variable.getProcessDefinitionId();
    }
    if (entity instanceof TaskEntity task) {
      return task.getProcessDefinitionId();
    }
    return null;
  }
}
