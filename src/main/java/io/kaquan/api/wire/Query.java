package io.kaquan.api.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The query string. Read by ourselves: asking the server for a parameter would make it read a
 * form-encoded body, and there JSON is lost.
 */
public final class Query {
  private final Map<String, String> values = new HashMap<>();

  /**
   * @param raw as it came; null when there was none
   */
  Query(String raw) {
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      values.putIfAbsent(
          decoded(equals < 0 ? pair : pair.substring(0, equals)),
          equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
  }

  /** The first of its name; empty when absent. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  private static String decoded(String text) {
    try {
      // the database takes no NUL
      return URLDecoder.decode(text, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    } catch (IllegalArgumentException strayPercent) {
      return text;
    }
  }
}
