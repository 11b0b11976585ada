package io.kaquan.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.platform.json.TolerantJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that a caller sends, read tolerantly: {@code null} and {@code ""} are the same as
 * an absent field, numbers and truth values may be strings. Every method that reads a field refuses
 * the call with 47001 if an object or a list stands where a single value belongs or the other way
 * round, and with 40097 if the value is no number or no truth value where one belongs.
 */
public final class Payload {
  static final Payload EMPTY = new Payload(JsonNodeFactory.instance.objectNode());

  private final ObjectNode node;

  private Payload(ObjectNode node) {
    this.node = node;
  }

  /**
   * @throws CallRefused with 44002 if the body is blank, with 47001 if it is not a JSON object
   */
  static Payload of(byte[] body) {
    if (new String(body, StandardCharsets.ISO_8859_1).isBlank()) {
      throw new CallRefused(CommonErrcode.NO_BODY);
    }
    return TolerantJson.object(body)
        .map(Payload::new)
        .orElseThrow(() -> new CallRefused(CommonErrcode.BAD_DATA));
  }

  /** Whether the field is present. */
  public boolean has(String name) {
    return raw(name) != null;
  }

  /** Returns the field as it was sent. Null if it is absent. */
  public @Nullable JsonNode raw(String name) {
    JsonNode value = node.get(name);
    return TolerantJson.isAbsent(value) ? null : value;
  }

  /** Returns the field as text. Null if it is absent. */
  public @Nullable String text(String name) {
    JsonNode value = raw(name);
    return value == null ? null : text(value, name);
  }

  /**
   * Returns the field as text. Null if it is absent.
   *
   * @throws CallRefused with 45021 if it is longer than this many bytes of UTF-8
   */
  public @Nullable String text(String name, int maxBytes) {
    String text = text(name);
    if (text != null && text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      throw new CallRefused(CommonErrcode.TOO_LONG, name);
    }
    return text;
  }

  /**
   * Returns the field as text.
   *
   * @throws CallRefused with 41011 if it is absent
   */
  public String required(String name) {
    String text = text(name);
    if (text == null) {
      throw new CallRefused(CommonErrcode.NO_FIELD, name);
    }
    return text;
  }

  /**
   * Returns the field as text.
   *
   * @throws CallRefused with this errcode if it is absent
   */
  public String required(String name, Errcode missing) {
    String text = text(name);
    if (text == null) {
      throw new CallRefused(missing);
    }
    return text;
  }

  /** Returns a whole number. Null if the field is absent. */
  public @Nullable Long number(String name) {
    JsonNode value = raw(name);
    if (value == null) {
      return null;
    }
    text(value, name);
    Long number = TolerantJson.number(value);
    if (number == null) {
      throw new CallRefused(CommonErrcode.BAD_ARGS, name);
    }
    return number;
  }

  /**
   * Returns a whole number. Null if the field is absent.
   *
   * @throws CallRefused with this errcode if it is below {@code min} or above {@code max}
   */
  public @Nullable Long number(String name, long min, long max, Errcode outside) {
    Long number = number(name);
    if (number != null && (number < min || number > max)) {
      throw new CallRefused(outside, name);
    }
    return number;
  }

  /** Returns a truth value, or the given one if the field is absent. */
  public boolean flag(String name, boolean otherwise) {
    JsonNode value = raw(name);
    if (value == null) {
      return otherwise;
    }
    text(value, name);
    Boolean flag = TolerantJson.flag(value);
    if (flag == null) {
      throw new CallRefused(CommonErrcode.BAD_ARGS, name);
    }
    return flag;
  }

  /** Returns the object in a field. Null if the field is absent. */
  public @Nullable Payload object(String name) {
    JsonNode value = raw(name);
    return value == null ? null : object(value, name);
  }

  /** Returns a list of texts; a single text counts as a list of one. Empty if it is absent. */
  public List<String> texts(String name) {
    JsonNode value = raw(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      return List.of(text(value, name));
    }
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(text(item, name)));
    return texts;
  }

  /** Returns a list of objects. Empty if the field is absent. */
  public List<Payload> objects(String name) {
    JsonNode value = raw(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new CallRefused(CommonErrcode.BAD_DATA, name);
    }
    List<Payload> objects = new ArrayList<>();
    value.forEach(item -> objects.add(object(item, name)));
    return objects;
  }

  private static String text(JsonNode value, String name) {
    String text = TolerantJson.text(value);
    if (text == null) {
      throw new CallRefused(CommonErrcode.BAD_DATA, name);
    }
    return text;
  }

  private static Payload object(JsonNode value, String name) {
    if (value instanceof ObjectNode object) {
      return new Payload(object);
    }
    throw new CallRefused(CommonErrcode.BAD_DATA, name);
  }
}
