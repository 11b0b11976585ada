package io.kaquan.merchant.material;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a merchant hands in: the key of a {@link Material} → what was typed, stripped, or the id of
 * the document. What is empty is not in it.
 */
public record Materials(@JsonValue Map<String, String> values) {
  public static final Materials NONE = new Materials(Map.of());

  @JsonCreator
  public Materials {
    Map<String, String> filled = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (value != null && !value.isBlank()) {
            filled.put(key, value.strip());
          }
        });
    values = Map.copyOf(filled);
  }

  /** Empty when there is nothing. */
  public String get(String key) {
    return values.getOrDefault(key, "");
  }

  /** The same with one thing put in its place. */
  public Materials with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new Materials(changed);
  }
}
