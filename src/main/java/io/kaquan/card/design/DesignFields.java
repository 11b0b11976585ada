package io.kaquan.card.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.platform.json.TolerantJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One object of a design while it is checked. Each value that is read is written back in its plain
 * form: numbers as numbers, truth values as truth values.
 *
 * @param name the path of the object, for naming the field of a fault; empty at the top
 */
record DesignFields(ObjectNode node, String name) {

  DesignFields object(String field) {
    DesignFields object = objectOrNull(field);
    if (object == null) {
      throw missing(field);
    }
    return object;
  }

  /** Returns null if the field is absent. */
  @Nullable DesignFields objectOrNull(String field) {
    JsonNode found = node.get(field);
    if (TolerantJson.isAbsent(found)) {
      node.remove(field);
      return null;
    }
    if (!(found instanceof ObjectNode object)) {
      throw new InvalidDesign(CardFault.BAD_ARGUMENT, path(field));
    }
    return new DesignFields(object, path(field));
  }

  String neededText(String field) {
    String text = text(field);
    if (text == null) {
      throw missing(field);
    }
    return text;
  }

  /** Returns null if the field is absent. */
  @Nullable String text(String field) {
    JsonNode found = node.get(field);
    if (TolerantJson.isAbsent(found)) {
      return null;
    }
    String text = TolerantJson.text(found);
    if (text == null) {
      throw new InvalidDesign(CardFault.BAD_ARGUMENT, path(field));
    }
    node.put(field, text);
    return text;
  }

  void needTexts(Iterable<String> fields) {
    for (String field : fields) {
      if (text(field) == null) {
        throw missing(field);
      }
    }
  }

  /**
   * @param bytes the greatest length of each text in UTF-8 bytes, which WeChat counts: three to a
   *     Chinese character
   */
  void limitTexts(Map<String, Integer> bytes) {
    new TreeMap<>(bytes)
        .forEach(
            (field, most) -> {
              String text = text(field);
              if (text != null && text.getBytes(StandardCharsets.UTF_8).length > most) {
                throw new InvalidDesign(CardFault.TOO_LONG, path(field));
              }
            });
  }

  /**
   * Returns null if the field is absent. The fault is thrown if it is no whole number from {@code
   * least} to {@code most}.
   */
  @Nullable Long number(String field, long least, long most, CardFault fault) {
    JsonNode found = node.get(field);
    if (TolerantJson.isAbsent(found)) {
      return null;
    }
    Long number = TolerantJson.number(found);
    if (number == null || number < least || number > most) {
      throw new InvalidDesign(fault, path(field));
    }
    node.put(field, number);
    return number;
  }

  long neededNumber(String field, long least, long most, CardFault fault) {
    Long number = number(field, least, most, fault);
    if (number == null) {
      throw missing(field);
    }
    return number;
  }

  boolean flag(String field) {
    return flag(field, false);
  }

  /**
   * @param otherwise the value of an absent field
   */
  boolean flag(String field, boolean otherwise) {
    JsonNode found = node.get(field);
    if (TolerantJson.isAbsent(found)) {
      return otherwise;
    }
    Boolean flag = TolerantJson.flag(found);
    if (flag == null) {
      throw new InvalidDesign(CardFault.BAD_ARGUMENT, path(field));
    }
    node.put(field, flag);
    return flag;
  }

  /** Returns an empty list if the field is absent. A single value becomes a list of one. */
  ArrayNode list(String field) {
    JsonNode found = node.get(field);
    if (TolerantJson.isAbsent(found)) {
      return node.arrayNode();
    }
    return found instanceof ArrayNode list ? list : node.putArray(field).add(found);
  }

  String path(String field) {
    return name.isEmpty() ? field : name + "." + field;
  }

  InvalidDesign missing(String field) {
    return new InvalidDesign(CardFault.MISSING_FIELD, path(field));
  }
}
