package io.kaquan.distribution.addcard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code cardExt} and lists of them as WeChat's clients write them; whether they are right is
 * asked elsewhere.
 */
final class LinkReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 8_000;
  private static final int MOST_CARDS = 5;
  private static final int LONGEST_VALUE = 128;

  /**
   * @param timestamp as it was signed
   */
  record Ext(
      String cardId,
      String code,
      String openid,
      String timestamp,
      String nonce,
      String outerStr,
      String signature) {}

  private LinkReader() {}

  /** Empty when it is not readable, or no card or more than five are named. */
  static Optional<List<Ext>> read(String cardId, String cardExt, String cardList) {
    if (cardExt.length() > LONGEST || cardList.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      if (cardList.isEmpty()) {
        return Optional.of(List.of(ext(cardId, JSON.readTree(cardExt))));
      }
      List<Ext> all = new ArrayList<>();
      for (JsonNode one : JSON.readTree(cardList)) {
        JsonNode ext = one.path("cardExt");
        all.add(
            ext(one.path("cardId").asText(), ext.isTextual() ? JSON.readTree(ext.asText()) : ext));
      }
      return Optional.of(all).filter(list -> !list.isEmpty() && list.size() <= MOST_CARDS);
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Ext ext(String cardId, JsonNode ext) {
    return new Ext(
        sane(cardId),
        value(ext, "code"),
        value(ext, "openid"),
        value(ext, "timestamp"),
        value(ext, "nonce_str"),
        value(ext, "outer_str"),
        value(ext, "signature"));
  }

  private static String value(JsonNode ext, String name) {
    JsonNode value = ext.path(name);
    return value.isValueNode() && !value.isNull() ? sane(value.asText()) : "";
  }

  static boolean isSane(String value) {
    return value.length() <= LONGEST_VALUE && value.chars().noneMatch(Character::isISOControl);
  }

  private static String sane(String value) {
    if (!isSane(value)) {
      throw new IllegalArgumentException("no value of a link");
    }
    return value;
  }
}
