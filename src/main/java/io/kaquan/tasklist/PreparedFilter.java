package io.kaquan.tasklist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * A filter that is made and kept up to date for reviewers.
 *
 * @param key by which it is known again, whatever it is called
 * @param user the only one who may read it; null when all reviewers may
 */
record PreparedFilter(String key, String name, String description, int priority, String color, TaskQuery query,
    String user) {
  private static final String KEY = "kaquan";
  /** What a row tells, in this order. */
  private static final List<Map<String, String>> ON_EACH_ROW = List.of(
      Map.of("name", "merchantName", "label", "商户 Merchant"),
      Map.of("name", "channel", "label", "渠道 Channel"),
      Map.of("name", "round", "label", "轮次 Round"),
      Map.of("name", "dueText", "label", "期限 Due"));

  /** The key of a filter of ours; null for one that somebody made. */
  static String keyOf(Filter filter) {
    return filter.getOwner() == null && filter.getProperties().get(KEY) instanceof String key ? key : null;
  }

  /** Whether it is this one, as it was made when filters had no key yet. */
  boolean wasOnce(Filter filter) {
    return filter.getOwner() == null && filter.getName().equals(name) && user == null
        && filter.getProperties().keySet().equals(without(KEY, "description", "color").keySet());
  }

  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(KEY, key);
    properties.put("description", description);
    properties.put("priority", priority);
    properties.put("color", color);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    properties.put("variables", new ArrayList<>(ON_EACH_ROW));
    return properties;
  }

  private Map<String, Object> without(String... keys) {
    Map<String, Object> some = properties();
    some.keySet().removeAll(List.of(keys));
    return some;
  }
}
