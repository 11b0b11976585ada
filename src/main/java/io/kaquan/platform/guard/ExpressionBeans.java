package io.kaquan.platform.guard;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * What an expression in a model may name: delegates and listeners, not the rest of the application.
 */
class ExpressionBeans extends AbstractMap<Object, Object> {
  private final BeanFactory beans;

  ExpressionBeans(BeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public boolean containsKey(Object key) {
    return key instanceof String name
        && beans.containsBean(name)
        && (beans.isTypeMatch(name, JavaDelegate.class)
            || beans.isTypeMatch(name, TaskListener.class)
            || beans.isTypeMatch(name, ExecutionListener.class));
  }

  @Override
  public @Nullable Object get(Object key) {
    return containsKey(key) ? beans.getBean((String) key) : null;
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    throw new UnsupportedOperationException("looked up by name only");
  }
}
