package io.kaquan.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.platform.json.TolerantJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller sent, read tolerantly: {@code null} and {@code ""} are absent, numbers and truth
 * values may be strings. What can't be read at all is refused: an object or list where a value
 * belongs is 47001, a value of another kind 40097.
 */
public final class Payload {
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
    return TolerantJson.object(body)
        .map(Payload::new)
        .orElseThrow(() -> new CallRefused(CommonErrcode.BAD_DATA));
  }

  public boolean has(String name) {
    return !TolerantJson.isAbsent(node.get(name));
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
    Long number = TolerantJson.number(node.get(name));
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
    Boolean flag = TolerantJson.flag(node.get(name));
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
    String text = TolerantJson.text(node);
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
