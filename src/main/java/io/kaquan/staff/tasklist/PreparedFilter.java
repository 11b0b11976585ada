package io.kaquan.staff.tasklist;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;

/**
 * A filter that is made and kept up to date for reviewers.
 *
 * @param key by which it is known again, whatever it is called
 * @param user the only one who may read it; null when all reviewers may
 */
record PreparedFilter(
    String key,
    String name,
    String description,
    int priority,
    String color,
    TaskQuery query,
    @Nullable String user) {
  private static final String KEY = "kaquan";

  /** What a filter said of itself when none had a key yet. */
  private static final Set<String> ONCE =
      Set.of("priority", "refresh", "showUndefinedVariable", "variables");

  /** Returns the key of a prepared filter; null for one that a person made. */
  static @Nullable String keyOf(Filter filter) {
    return filter.getOwner() == null && filter.getProperties().get(KEY) instanceof String key
        ? key
        : null;
  }

  /** Whether it is this one, as it was made when filters had no key yet. */
  boolean wasOnce(Filter filter) {
    return filter.getOwner() == null
        && filter.getName().equals(name)
        && user == null
        && filter.getProperties().keySet().equals(ONCE);
  }

  Map<String, Object> properties() {
    return Map.of(
        KEY,
        key,
        "description",
        description,
        "priority",
        priority,
        "color",
        color,
        "refresh",
        true);
  }
}
