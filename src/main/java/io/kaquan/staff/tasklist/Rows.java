package io.kaquan.staff.tasklist;

import io.kaquan.platform.calendar.WorkingDays;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * What Tasklist's rows tell of reviews, a page of them at a time: of those that the person who asks
 * may see, and of the others not a word. Tasklist itself shows variables only to people who may
 * read whole process instances.
 */
@Path("plugin/" + ReviewPlugin.ID)
@Produces(MediaType.APPLICATION_JSON)
public class Rows extends AbstractTasklistPluginRootResource {
  private static final int MOST = 100;

  /**
   * @param facts of the review, by name: merchant, subject, kind, round, due; those that it has
   * @param hours whole working hours of working days: left, or over when it is overdue
   */
  public record Row(Map<String, Object> facts, long hours, boolean overdue) {}

  @Context private @Nullable ServletContext servlet;

  public Rows() {
    super(ReviewPlugin.ID);
  }

  /** Task ids to rows; tasks without a due moment, which are no reviews, are not in it. */
  @GET
  @Path("{engineName}/rows")
  public Map<String, Row> rows(
      @PathParam("engineName") String engineName, @QueryParam("task") List<String> tasks) {
    ProcessEngine engine = Tasklist.getRuntimeDelegate().getProcessEngine(engineName);
    if (engine == null) {
      throw new NotFoundException();
    }
    if (engine.getIdentityService().getCurrentAuthentication() == null) {
      throw new AuthorizationException("Rows are for people who are signed in");
    }
    if (tasks.isEmpty() || tasks.size() > MOST) {
      throw new BadUserRequestException("Ask for 1 to " + MOST + " tasks");
    }
    List<Task> seen =
        engine
            .getTaskService()
            .createTaskQuery()
            .taskIdIn(tasks.toArray(String[]::new))
            .list()
            .stream()
            .filter(task -> task.getDueDate() != null && task.getProcessInstanceId() != null)
            .toList();
    WebApplicationContext house =
        WebApplicationContextUtils.getRequiredWebApplicationContext(
            Objects.requireNonNull(servlet));
    Map<String, Map<String, Object>> facts =
        house
            .getBean(RowFacts.class)
            .ofInstances(seen.stream().map(Task::getProcessInstanceId).toList());
    WorkingDays days = house.getBean(WorkingDays.class);
    Instant now = house.getBean(Clock.class).instant();
    Map<String, Row> rows = new HashMap<>();
    seen.forEach(
        task ->
            rows.put(
                task.getId(),
                row(
                    facts.getOrDefault(task.getProcessInstanceId(), Map.of()),
                    days.hoursLeft(now, task.getDueDate().toInstant()),
                    now.isBefore(task.getDueDate().toInstant()))));
    return rows;
  }

  private static Row row(Map<String, Object> facts, Duration left, boolean inTime) {
    return new Row(facts, left.abs().toHours(), !inTime);
  }
}
