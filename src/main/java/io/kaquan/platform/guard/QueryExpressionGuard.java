package io.kaquan.platform.guard;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses expressions in the or-parts of task queries, by every way they reach the engine: ad hoc,
 * as a filter's extension, in a stored filter. The engine itself checks the outer query only
 * (CVE-2026-109432; 7.24.0 is the last community release and was never mended).
 */
class QueryExpressionGuard extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof TaskQueryImpl query) {
      check(query);
    } else if (command instanceof AbstractExecuteFilterCmd filtered) {
      check(ReflectedField.of(filtered, "extendingQuery"));
    } else if (command instanceof SaveFilterCmd saved
        && ReflectedField.of(saved, "filter") instanceof Filter filter) {
      check(filter.getQuery());
    }
    return next.execute(command);
  }

  private static void check(Object query) {
    if (query instanceof TaskQueryImpl whole) {
      for (TaskQueryImpl part : whole.getQueries()) {
        if (part != whole) {
          if (!part.getExpressions().isEmpty()) {
            throw new BadUserRequestException(
                "Expressions are not allowed in the or-parts of a task query");
          }
          check(part);
        }
      }
    }
  }
}
