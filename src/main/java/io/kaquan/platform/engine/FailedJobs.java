package io.kaquan.platform.engine;

import java.util.Date;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a job that threw: waits, becomes an incident, or is tried again as the model
 * says.
 */
class FailedJobs implements FailedJobCommandFactory {

  @Override
  public Command<Object> getCommand(String jobId, Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException) {
        // a person without the permission tried to run the job: the job has not failed, and it
        // costs it no try
        return context -> null;
      }
      if (cause instanceof JobWaits waits) {
        return new PutOff(jobId, waits);
      }
      if (cause instanceof JobGivesUp reason) {
        return new GiveUp(jobId, reason);
      }
    }
    return new DefaultJobRetryCmd(jobId, exception);
  }

  private static class PutOff extends DefaultJobRetryCmd {
    private final JobWaits waits;

    PutOff(String jobId, JobWaits waits) {
      super(jobId, waits);
      this.waits = waits;
    }

    @Override
    public @Nullable Object execute(CommandContext context) {
      JobEntity job = getJob();
      if (job != null) {
        job.unlock();
        job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + waits.pause().toMillis()));
        notifyAcquisition(context);
      }
      return null;
    }
  }

  private static class GiveUp extends DefaultJobRetryCmd {
    GiveUp(String jobId, JobGivesUp reason) {
      super(jobId, reason);
    }

    @Override
    public @Nullable Object execute(CommandContext context) {
      JobEntity job = getJob();
      if (job != null) {
        job.unlock();
        logException(job);
        job.setRetries(0);
      }
      return null;
    }
  }
}
