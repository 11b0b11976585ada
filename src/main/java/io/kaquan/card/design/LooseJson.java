package io.kaquan.card.design;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * Reads JSON as forgivingly as the many clients of WeChat's API need it: numbers and truth values
 * may be strings and the other way round; {@code null} and {@code ""} mean that nothing was said.
 * Never throws.
 */
public final class LooseJson {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final double EXACT = 1L << 53;

  private LooseJson() {}

  /** Whether nothing was said. */
  public static boolean isAbsent(JsonNode node) {
    return node == null
        || node.isMissingNode()
        || node.isNull()
        || (node.isTextual() && node.textValue().isEmpty());
  }

  /** Null when it is an object or an array. */
  public static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : null;
  }

  /** A whole number; null when it is anything else, or beyond 18 digits. */
  public static Long number(JsonNode node) {
    if (node.isTextual()) {
      String said = node.textValue().trim();
      return WHOLE.matcher(said).matches() ? Long.valueOf(said) : null;
    }
    if (node.isFloatingPointNumber()) {
      double said = node.doubleValue();
      return said == Math.rint(said) && Math.abs(said) < EXACT ? (long) said : null;
    }
    return node.isIntegralNumber() && WHOLE.matcher(node.asText()).matches()
        ? node.longValue()
        : null;
  }

  /** Null when it is neither true nor false in any spelling. */
  public static Boolean flag(JsonNode node) {
    String said = node.isValueNode() ? node.asText().trim() : "";
    if (said.equalsIgnoreCase("true") || said.equals("1")) {
      return true;
    }
    return said.equalsIgnoreCase("false") || said.equals("0") ? false : null;
  }
}
