package io.kaquan.staff.cockpit;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/**
 * What Cockpit finds by its service loader: the figures, and the script that puts them on the
 * diagrams.
 */
public class InsightPlugin extends AbstractCockpitPlugin {
  static final String ID = "kaquan-insight";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(Figures.class);
  }
}
