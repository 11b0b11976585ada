package io.kaquan.platform.guard;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** Puts the guards between the engine and whoever calls it. */
@Component
class EngineGuards extends AbstractProcessEnginePlugin {
  private final BeanFactory beans;

  EngineGuards(BeanFactory beans) {
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
    ((SpringProcessEngineConfiguration) engine).setBeans(new ExpressionBeans(beans));
  }

  private static List<CommandInterceptor> with(
      @Nullable List<CommandInterceptor> present, CommandInterceptor... guards) {
    List<CommandInterceptor> all = new ArrayList<>(List.of(guards));
    if (present != null) {
      all.addAll(present);
    }
    return all;
  }
}
