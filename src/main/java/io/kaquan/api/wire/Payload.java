package io.kaquan.api.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.LooseJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a caller sent, read tolerantly: {@code null} and {@code ""} are absent, numbers and truth
 * values may be strings. What can't be read at all is refused: an object or list where a value
 * belongs is 47001, a value of another kind 40097.
 */
public final class Payload {
  private static final int DEEPEST = 100;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode node;

  private Payload(ObjectNode node) {
    this.node = node;
  }

  /**
   * @param body null when it is too large to be read
   */
  public static Payload of(byte[] body) {
    if (body == null) {
      throw new CallRefused(CommonErrcode.BAD_DATA);
    }
    if (new String(body, StandardCharsets.ISO_8859_1).isBlank()) {
      throw new CallRefused(CommonErrcode.NO_BODY);
    }
    try {
      if (JSON.readTree(body) instanceof ObjectNode object && isStorable(object)) {
        return new Payload(object);
      }
    } catch (IOException notJson) {
      throw new CallRefused(CommonErrcode.BAD_DATA);
    }
    throw new CallRefused(CommonErrcode.BAD_DATA);
  }

  /** No text holds a NUL or half a character pair: the database takes neither. */
  private static boolean isStorable(JsonNode node) {
    if (node.isTextual()) {
      String text = node.textValue();
      return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().indexOf('\0') >= 0
          || !StandardCharsets.UTF_8.newEncoder().canEncode(field.getKey())
          || !isStorable(field.getValue())) {
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

  public boolean has(String name) {
    return !LooseJson.isAbsent(node.get(name));
  }

  /** Null when absent. */
  public String text(String name) {
    return has(name) ? text(node.get(name), name) : null;
  }

  /** CallRefused with 45021 when it is longer than this many UTF-8 bytes. */
  public String text(String name, int mostBytes) {
    String text = text(name);
    if (text != null && text.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
      throw new CallRefused(CommonErrcode.TOO_LONG, name);
    }
    return text;
  }

  public String needed(String name, Errcode missing) {
    String text = text(name);
    if (text == null) {
      throw new CallRefused(missing, missing == CommonErrcode.NO_FIELD ? name : null);
    }
    return text;
  }

  /** Null when absent. */
  public Long number(String name) {
    if (!has(name)) {
      return null;
    }
    text(node.get(name), name);
    Long number = LooseJson.number(node.get(name));
    if (number == null) {
      throw new CallRefused(CommonErrcode.BAD_ARGS, name);
    }
    return number;
  }

  /** CallRefused with this errcode when it is out of bounds. */
  public Long number(String name, long least, long most, Errcode outside) {
    Long number = number(name);
    if (number != null && (number < least || number > most)) {
      throw new CallRefused(outside, name);
    }
    return number;
  }

  public boolean flag(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    text(node.get(name), name);
    Boolean flag = LooseJson.flag(node.get(name));
    if (flag == null) {
      throw new CallRefused(CommonErrcode.BAD_ARGS, name);
    }
    return flag;
  }

  /** Null when absent. */
  public Payload object(String name) {
    return has(name) ? object(node.get(name), name) : null;
  }

  /** As it was sent; null when absent. */
  public JsonNode raw(String name) {
    return has(name) ? node.get(name) : null;
  }

  /** A single text counts as a list of one; empty when absent. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (has(name) && node.get(name).isArray()) {
      node.get(name).forEach(item -> texts.add(text(item, name)));
    } else if (has(name)) {
      texts.add(text(name));
    }
    return texts;
  }

  /** Empty when absent. */
  public List<Payload> objects(String name) {
    List<Payload> objects = new ArrayList<>();
    if (has(name) && !node.get(name).isArray()) {
      throw new CallRefused(CommonErrcode.BAD_DATA, name);
    }
    if (has(name)) {
      node.get(name).forEach(item -> objects.add(object(item, name)));
    }
    return objects;
  }

  private static String text(JsonNode node, String name) {
    String text = LooseJson.text(node);
    if (text == null) {
      throw new CallRefused(CommonErrcode.BAD_DATA, name);
    }
    return text;
  }

  private static Payload object(JsonNode node, String name) {
    if (node instanceof ObjectNode object) {
      return new Payload(object);
    }
    throw new CallRefused(CommonErrcode.BAD_DATA, name);
  }
}
