package io.kaquan.staff.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * What Tasklist finds by its service loader: what its rows tell, and the script that shows it and
 * the papers.
 */
public class ReviewPlugin extends AbstractTasklistPlugin {
  static final String ID = "kaquan-review";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(Rows.class);
  }
}
