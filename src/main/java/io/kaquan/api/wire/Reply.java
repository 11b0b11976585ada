package io.kaquan.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets, always with HTTP status 200.
 *
 * @param fileName the name under which a browser saves the body; null if it is no file
 */
public record Reply(String contentType, byte[] body, @Nullable String fileName) {

  /**
   * Returns a new object with errcode 0, to which the fields of a reply are added. WxJava fails
   * with a NullPointerException if a reply has no errcode.
   */
  public static ObjectNode ok() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("errcode", 0)
        .put("errmsg", CommonErrcode.OK.words());
  }

  /** Returns a new object without an errcode, for parts of a reply and replies about tokens. */
  public static ObjectNode bare() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static Reply of(JsonNode json) {
    return new Reply(
        "application/json; charset=utf-8", json.toString().getBytes(StandardCharsets.UTF_8), null);
  }

  public static Reply csv(byte[] content, String fileName) {
    return new Reply("text/csv; charset=utf-8", content, fileName);
  }

  public static Reply refused(Errcode errcode) {
    return refused(errcode, null);
  }

  /**
   * Returns an errcode with its text. The same arguments give the same bytes.
   *
   * @param field the field at fault, as the caller wrote its name; null if none is
   */
  public static Reply refused(Errcode errcode, @Nullable String field) {
    return of(bare().put("errcode", errcode.code()).put("errmsg", errcode.words(field)));
  }
}
