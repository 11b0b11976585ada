package io.kaquan.card.design;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's {@code card_id}: which card. Not a secret.
 *
 * @param value {@code p} and 27 of {@code A-Za-z0-9_-}
 */
public record CardId(@JsonValue String value) implements Serializable {
  private static final Pattern SHAPE = Pattern.compile("p[A-Za-z0-9_-]{27}");

  /**
   * @throws IllegalArgumentException if it does not have the shape of a card_id
   */
  public CardId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a card_id");
    }
  }

  /** Reads what a caller sent. Empty if it is missing or does not have the shape of a card_id. */
  public static Optional<CardId> parse(@Nullable String sent) {
    return sent != null && SHAPE.matcher(sent).matches()
        ? Optional.of(new CardId(sent))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
