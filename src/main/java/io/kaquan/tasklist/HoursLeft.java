package io.kaquan.tasklist;

import io.kaquan.calendar.WorkingDays;
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
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** How much working time is left for tasks: for those that the person who asks may see, and of the others not a word. */
@Path("plugin/" + ReviewPlugin.ID)
@Produces(MediaType.APPLICATION_JSON)
public class HoursLeft extends AbstractTasklistPluginRootResource {
  private static final int MOST = 100;

  /** @param hours whole working hours, 09:00 to 18:00 of working days: left, or over when it is overdue */
  public record Left(long hours, boolean overdue) {}

  @Context
  private ServletContext servlet;

  public HoursLeft() {
    super(ReviewPlugin.ID);
  }

  /** Task ids to what is left; tasks without a due moment are not in it. */
  @GET
  @Path("{engineName}/hours-left")
  public Map<String, Left> hoursLeft(@PathParam("engineName") String engineName,
      @QueryParam("task") List<String> tasks) {
    ProcessEngine engine = Tasklist.getRuntimeDelegate().getProcessEngine(engineName);
    if (engine == null) {
      throw new NotFoundException();
    }
    if (engine.getIdentityService().getCurrentAuthentication() == null) {
      throw new AuthorizationException("Hours left are for people who are signed in");
    }
    if (tasks.isEmpty() || tasks.size() > MOST) {
      throw new BadUserRequestException("Ask for 1 to " + MOST + " tasks");
    }
    WebApplicationContext house = WebApplicationContextUtils.getRequiredWebApplicationContext(servlet);
    WorkingDays days = house.getBean(WorkingDays.class);
    Instant now = house.getBean(Clock.class).instant();
    Map<String, Left> left = new HashMap<>();
    for (Task task : engine.getTaskService().createTaskQuery().taskIdIn(tasks.toArray(String[]::new)).list()) {
      if (task.getDueDate() != null) {
        left.put(task.getId(), left(days, now, task.getDueDate().toInstant()));
      }
    }
    return left;
  }

  private static Left left(WorkingDays days, Instant now, Instant due) {
    Duration left = days.hoursLeft(now, due);
    return new Left(left.abs().toHours(), !now.isBefore(due));
  }
}
