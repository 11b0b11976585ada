package io.kaquan.platform.tenant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The appid of an official account or a mobile app, for example {@code wxdemo0000000001}: the
 * tenant key of cards and coupons. Not a secret.
 *
 * @param value {@code wx} and 1 to 62 digits or small letters
 */
public record AppId(@JsonValue String value) implements Serializable {
  private static final Pattern SHAPE = Pattern.compile("wx[0-9a-z]{1,62}");

  /**
   * @throws IllegalArgumentException if it does not have the shape of an appid
   */
  public AppId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Not an appid");
    }
  }

  /** Reads what a caller sent. Empty if it is missing or does not have the shape of an appid. */
  public static Optional<AppId> parse(@Nullable String sent) {
    return sent != null && SHAPE.matcher(sent).matches()
        ? Optional.of(new AppId(sent))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
