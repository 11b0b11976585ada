package io.kaquan.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * What goes back to the caller, with HTTP status 200 always.
 *
 * @param fileName for what is to be saved; else null
 */
public record Reply(String contentType, byte[] body, String fileName) {

  /**
   * The beginning of an answer: WxJava fails with a NullPointerException where it finds no errcode.
   */
  public static ObjectNode ok() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("errcode", 0)
        .put("errmsg", CommonErrcode.OK.words());
  }

  /** For the few answers without an errcode; the others begin with {@link #ok()}. */
  public static ObjectNode bare() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static Reply of(JsonNode answer) {
    return new Reply(
        "application/json; charset=utf-8",
        answer.toString().getBytes(StandardCharsets.UTF_8),
        null);
  }

  public static Reply csv(byte[] content, String fileName) {
    return new Reply("text/csv; charset=utf-8", content, fileName);
  }

  /** The same refusal is always the same bytes. */
  public static Reply refused(Errcode errcode, String field) {
    return of(bare().put("errcode", errcode.code()).put("errmsg", errcode.words(field)));
  }
}
