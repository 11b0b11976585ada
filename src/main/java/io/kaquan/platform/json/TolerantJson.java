package io.kaquan.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON with the tolerance that clients of WeChat's API need: a number or a truth value may be
 * a string and the other way round; {@code null} and {@code ""} are the same as an absent field.
 * None of the methods throws.
 */
public final class TolerantJson {
  private static final int MAX_DEPTH = 100;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

  /** A double holds every whole number below this exactly. */
  private static final double EXACT_BELOW = 1L << 53;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TolerantJson() {}

  /**
   * Reads a JSON object in UTF-8. Empty if the bytes are anything else, are nested deeper than a
   * hundred levels, or contain text that PostgreSQL does not store (a NUL, half a surrogate pair).
   */
  public static Optional<ObjectNode> object(byte[] body) {
    try {
      return JSON.readTree(body) instanceof ObjectNode object && isStorable(object)
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static boolean isStorable(JsonNode node) {
    if (node.isTextual()) {
      return isStorable(node.textValue());
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!isStorable(field.getKey()) || !isStorable(field.getValue())) {
        return false;
      }
    }
    if (node.isArray()) {
      for (JsonNode item : node) {
        if (!isStorable(item)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** Whether the field is missing, {@code null} or an empty string. */
  public static boolean isAbsent(@Nullable JsonNode node) {
    return node == null
        || node.isMissingNode()
        || node.isNull()
        || (node.isTextual() && node.textValue().isEmpty());
  }

  /** Returns the value as text. Null if the node is an object or an array. */
  public static @Nullable String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : null;
  }

  /** Returns a whole number. Null if the value is anything else, or has more than 18 digits. */
  public static @Nullable Long number(JsonNode node) {
    if (node.isTextual()) {
      String text = node.textValue().trim();
      return WHOLE_NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
    }
    if (node.isFloatingPointNumber()) {
      double value = node.doubleValue();
      return value == Math.rint(value) && Math.abs(value) < EXACT_BELOW ? (long) value : null;
    }
    return node.isIntegralNumber() && WHOLE_NUMBER.matcher(node.asText()).matches()
        ? node.longValue()
        : null;
  }

  /**
   * Returns a truth value, written {@code true}, {@code "TRUE"}, {@code 1} or {@code "1"}, and
   * likewise for false. Null if the value is anything else.
   */
  public static @Nullable Boolean flag(JsonNode node) {
    String text = node.isValueNode() ? node.asText().trim() : "";
    if (text.equalsIgnoreCase("true") || text.equals("1")) {
      return true;
    }
    return text.equalsIgnoreCase("false") || text.equals("0") ? false : null;
  }
}
