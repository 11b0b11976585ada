package io.kaquan.platform.engine;

import io.kaquan.platform.database.ScriptMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * The settings of the engine that are code: guards, history, what expressions see, what becomes of
 * failed jobs.
 */
@Component
@DependsOnDatabaseInitialization
class EngineSettings extends AbstractProcessEnginePlugin {
  private final BeanFactory beans;

  EngineSettings(BeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomPreCommandInterceptorsTxRequired(
        with(engine.getCustomPreCommandInterceptorsTxRequired(), new QueryExpressionGuard()));
    engine.setCustomPreCommandInterceptorsTxRequiresNew(
        with(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new QueryExpressionGuard()));
    engine.setCustomPostCommandInterceptorsTxRequired(
        with(
            engine.getCustomPostCommandInterceptorsTxRequired(),
            new TaskGuard(),
            new AssigneeGuard()));
    engine.setCustomPostCommandInterceptorsTxRequiresNew(
        with(
            engine.getCustomPostCommandInterceptorsTxRequiresNew(),
            new TaskGuard(),
            new AssigneeGuard()));
    engine.setCustomHistoryLevels(List.of(new HistoryPerDefinition()));
    engine.setFailedJobCommandFactory(new FailedJobs());
    engine.setEnableReducedJobExceptionLogging(true);
    // a job that waits is no error; what fails for good is an incident and is logged by the job
    // executor
    engine.setEnableCmdExceptionLogging(false);
    ((SpringProcessEngineConfiguration) engine).setBeans(new OnlyOurBeans(beans));
  }

  private static List<CommandInterceptor> with(
      List<CommandInterceptor> there, CommandInterceptor... guards) {
    List<CommandInterceptor> all = new ArrayList<>(List.of(guards));
    if (there != null) {
      all.addAll(there);
    }
    return all;
  }

  @Configuration(proxyBeanMethods = false)
  static class Tables {
    @Bean
    JavaMigration camundaTables() {
      return new ScriptMigration(
          "20261101.2",
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
