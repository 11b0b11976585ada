package io.kaquan.api.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query string of a request. Parsed here because a servlet container that is asked for a
 * parameter reads a form-encoded body too, and JSON with that content type would be lost.
 */
public final class QueryString {
  private final Map<String, String> values = new HashMap<>();

  /**
   * @param raw the undecoded query string; null if the request has none
   */
  QueryString(@Nullable String raw) {
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      values.putIfAbsent(
          decoded(equals < 0 ? pair : pair.substring(0, equals)),
          equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
  }

  /** Returns the first value of a parameter. An empty string if it is absent. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  private static String decoded(String text) {
    try {
      // PostgreSQL does not store a NUL
      return URLDecoder.decode(text, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    } catch (IllegalArgumentException strayPercent) {
      return text;
    }
  }
}
