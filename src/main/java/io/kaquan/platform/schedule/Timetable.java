package io.kaquan.platform.schedule;

import io.kaquan.platform.database.ScriptMigration;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.api.migration.JavaMigration;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.quartz.QuartzJobBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts every {@link TimetableEntry} on Quartz's schedule, removes those that no longer exist, and
 * can run all of them immediately.
 */
@Component
public class Timetable implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Timetable.class);
  private static final String GROUP = "timetable";
  private static final String ENTRY = "entry";

  private final Scheduler scheduler;
  private final TransactionOperations transaction;
  private final TimeZone zone;
  private final Map<String, TimetableEntry> entries;
  private volatile boolean running;

  Timetable(
      Scheduler scheduler,
      TransactionOperations transaction,
      Clock clock,
      List<TimetableEntry> entries) {
    this.scheduler = scheduler;
    this.transaction = transaction;
    this.zone = TimeZone.getTimeZone(clock.getZone());
    this.entries =
        entries.stream().collect(Collectors.toMap(TimetableEntry::name, Function.identity()));
  }

  /**
   * Runs every entry now, in the caller's thread, one after the other: for the demo's clock and for
   * tests, where the clock was moved and Quartz, which goes by the wall's clock, can't know it.
   */
  public void runAll() {
    entries.values().stream()
        .sorted(java.util.Comparator.comparing(TimetableEntry::name))
        .forEach(TimetableEntry::run);
  }

  /** Nodes that start at the same moment do it one after the other. */
  @Override
  public void start() {
    // without a transaction Quartz's lock is let go with the statement that takes it
    transaction.executeWithoutResult(
        all -> {
          try {
            schedule();
          } catch (SchedulerException e) {
            throw new IllegalStateException("the timetable can't be set up", e);
          }
        });
    running = true;
  }

  private void schedule() throws SchedulerException {
    for (TimetableEntry entry : entries.values()) {
      schedule(entry);
    }
    for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
      if (!entries.containsKey(key.getName())) {
        scheduler.deleteJob(key);
        log.info("Off the timetable: {}", key.getName());
      }
    }
  }

  private void schedule(TimetableEntry entry) throws SchedulerException {
    JobDetail job =
        JobBuilder.newJob(RunEntry.class)
            .withIdentity(entry.name(), GROUP)
            .usingJobData(ENTRY, entry.name())
            .storeDurably()
            .build();
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(entry.name(), GROUP)
            .forJob(job)
            .withSchedule(
                CronScheduleBuilder.cronSchedule(entry.cron())
                    .inTimeZone(zone)
                    .withMisfireHandlingInstructionFireAndProceed())
            .build();
    scheduler.addJob(job, true);
    TriggerKey key = trigger.getKey();
    if (scheduler.checkExists(key)) {
      scheduler.rescheduleJob(key, trigger);
    } else {
      scheduler.scheduleJob(trigger);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run(String name) {
    TimetableEntry entry = entries.get(name);
    if (entry != null) {
      entry.run();
    }
  }

  /**
   * What Quartz starts; finds the entry by its name, so that the store holds no class of another
   * room.
   */
  @DisallowConcurrentExecution
  static class RunEntry extends QuartzJobBean {
    private final Timetable timetable;

    RunEntry(Timetable timetable) {
      this.timetable = timetable;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
      timetable.run(context.getMergedJobDataMap().getString(ENTRY));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Tables {
    /**
     * The script drops the tables first, which finds none in the schema that Flyway has just made.
     */
    @Bean
    JavaMigration quartzTables() {
      return new ScriptMigration(
          "1.3",
          "quartz 2.5",
          "quartz",
          List.of("org/quartz/impl/jdbcjobstore/tables_postgres.sql"));
    }
  }
}
