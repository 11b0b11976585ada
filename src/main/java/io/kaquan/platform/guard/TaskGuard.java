package io.kaquan.platform.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * What a signed-in person may do to a task: send the fields that its form lets people write, as
 * plain values, and nothing else. The engine itself takes any variable of any name with a submitted
 * form, with complete and with resolve; and ends a task by a BPMN error or escalation, decision or
 * not. Calls of the application itself, which have no signed-in person, pass.
 */
class TaskGuard extends CommandInterceptor {
  /** The attribute by which an HTML form declares the variables it sends. */
  private static final Pattern DECLARED =
      Pattern.compile("<form[^>]* data-variables=\"([A-Za-z ]+)\"");

  private final Map<String, Set<String>> writable = new ConcurrentHashMap<>();
  private final ObjectMapper json = new ObjectMapper();

  @Override
  public <T> T execute(Command<T> command) {
    if (Context.getCommandContext().getAuthentication() != null) {
      if (command instanceof SubmitTaskFormCmd) {
        keepFormFields(command, "properties");
      } else if (command instanceof ResolveTaskCmd) {
        clear(variables(command, "variables"));
      } else if (command instanceof CompleteTaskCmd) {
        keepFormFields(command, "variables");
      } else if (command instanceof HandleTaskBpmnErrorCmd
          || command instanceof HandleTaskEscalationCmd) {
        throw new BadUserRequestException(
            "A task is ended by its form, not by an error or an escalation");
      }
    }
    return next.execute(command);
  }

  private void keepFormFields(Command<?> command, String field) {
    Map<String, Object> sent = variables(command, field);
    if (sent == null) {
      return;
    }
    Set<String> fields = fieldsOf((String) ReflectedField.of(command, "taskId"));
    // remove by key: reading a value would deserialize it
    sent.keySet().removeIf(name -> !fields.contains(name) || !isPlain(sent, name));
  }

  private static boolean isPlain(Map<String, Object> sent, String name) {
    Object value = sent instanceof VariableMap typed ? typed.getValueTyped(name) : sent.get(name);
    return isPlain(
        value instanceof TypedValue typed
                && (typed instanceof PrimitiveValue || typed.getType() == null)
            ? typed.getValue()
            : value);
  }

  private static boolean isPlain(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Date;
  }

  private Set<String> fieldsOf(String taskId) {
    CommandContext context = Context.getCommandContext();
    TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
    if (task == null || task.getProcessDefinitionId() == null) {
      return Set.of();
    }
    return writable.computeIfAbsent(
        task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey(),
        key -> context.runWithoutAuthorization(() -> read(context, taskId)));
  }

  private Set<String> read(CommandContext context, String taskId) throws IOException {
    try (InputStream file = new GetDeployedTaskFormCmd(taskId).execute(context)) {
      String form = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      Set<String> keys = new HashSet<>();
      if (form.startsWith("<")) {
        DECLARED
            .matcher(form)
            .results()
            .forEach(found -> keys.addAll(List.of(found.group(1).split(" "))));
      } else {
        collect(json.readTree(form).path("components"), keys);
      }
      return Set.copyOf(keys);
    }
  }

  private static void collect(JsonNode components, Set<String> keys) {
    for (JsonNode component : components) {
      if (component.hasNonNull("key")
          && !component.path("readonly").asBoolean()
          && !component.path("disabled").asBoolean()) {
        keys.add(component.path("key").asText());
      }
      collect(component.path("components"), keys);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> variables(Command<?> command, String field) {
    return (Map<String, Object>) ReflectedField.of(command, field);
  }

  private static void clear(Map<String, Object> sent) {
    if (Objects.nonNull(sent)) {
      sent.clear();
    }
  }
}
