package io.kaquan.platform.engine;

import io.kaquan.platform.database.ScriptMigration;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * The settings of the engine that are code: its tables, history and the handling of failed jobs.
 */
@Component
@DependsOnDatabaseInitialization
class EngineSettings extends AbstractProcessEnginePlugin {
  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomHistoryLevels(List.of(new HistoryPerDefinition()));
    engine.setFailedJobCommandFactory(new FailedJobs());
    engine.setEnableReducedJobExceptionLogging(true);
    // a job that waits has not failed; one that failed for good is an incident, and the job
    // executor logs it
    engine.setEnableCmdExceptionLogging(false);
  }

  @Configuration(proxyBeanMethods = false)
  static class Tables {
    @Bean
    JavaMigration camundaTables() {
      return new ScriptMigration(
          "1.2",
          "camunda 7.24",
          "camunda",
          Stream.of(
                  "engine",
                  "history",
                  "identity",
                  "case.engine",
                  "case.history",
                  "decision.engine",
                  "decision.history")
              .map(
                  part ->
                      "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql")
              .toList());
    }
  }
}
