package io.kaquan.platform.guard;

import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * Who has a task: people claim for themselves and give back what is theirs; leads give it to anyone
 * and take it from anyone. The engine itself lets whoever may work on a task claim it for others
 * and take it from them (by claiming it for no one, by resolving it), but does not let people give
 * back their own. Calls of the application itself, which have no signed-in person, pass.
 */
class AssigneeGuard extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    Authentication person = Context.getCommandContext().getAuthentication();
    if (person != null) {
      if (command instanceof ClaimTaskCmd || command instanceof DelegateTaskCmd) {
        check(command, person, (String) ReflectedField.of(command, "userId"));
      } else if (command instanceof ResolveTaskCmd) {
        check(command, person, null);
      } else if (command instanceof AssignTaskCmd
          && ReflectedField.of(command, "userId") == null
          && Objects.equals(assignee(task(command)), person.getUserId())) {
        return Context.getCommandContext().runWithoutAuthorization(() -> next.execute(command));
      }
    }
    return next.execute(command);
  }

  /**
   * @param whom the assignee after the call; null for none
   */
  private static void check(Command<?> command, Authentication person, @Nullable String whom) {
    TaskEntity task = task(command);
    String other = whom == null ? assignee(task) : whom;
    if (other != null && !other.equals(person.getUserId()) && !mayAssign(task)) {
      throw new AuthorizationException(
          "A task is claimed for oneself; only a lead reviewer may give it to somebody else, or take it away");
    }
  }

  private static boolean mayAssign(@Nullable TaskEntity task) {
    return task != null
        && task.getProcessDefinitionId() != null
        && Context.getCommandContext()
            .getAuthorizationManager()
            .isAuthorized(
                Permissions.TASK_ASSIGN,
                Resources.PROCESS_DEFINITION,
                task.getProcessDefinitionId().split(":")[0]);
  }

  private static @Nullable TaskEntity task(Command<?> command) {
    return ReflectedField.of(command, "taskId") instanceof String id
        ? Context.getCommandContext().getTaskManager().findTaskById(id)
        : null;
  }

  private static @Nullable String assignee(@Nullable TaskEntity task) {
    return task == null ? null : task.getAssignee();
  }
}
