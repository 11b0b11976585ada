package io.kaquan.consumer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A consumer as one appid sees them. Masked where it is printed: it identifies a person.
 *
 * @param value {@code o} and 27 of {@code A-Za-z0-9_-}
 */
public record OpenId(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("o[A-Za-z0-9_-]{27}");

  /**
   * @throws IllegalArgumentException if it does not have the shape of an openid
   */
  public OpenId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Not an openid");
    }
  }

  /** Reads what a caller sent. Empty if it is missing or does not have the shape of an openid. */
  public static Optional<OpenId> parse(@Nullable String sent) {
    return sent != null && SHAPE.matcher(sent).matches()
        ? Optional.of(new OpenId(sent))
        : Optional.empty();
  }

  /** The first four characters only. */
  @Override
  public String toString() {
    return value.substring(0, 4) + "…";
  }
}
