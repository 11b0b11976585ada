package io.kaquan.coupon.code;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The code of a coupon as it stands, made by the platform or by the merchant. Worth money, so it is
 * masked where it is printed.
 *
 * @param value 1 to 64 characters, none of them U+0000, which PostgreSQL cannot hold
 */
public record CouponCode(@JsonValue String value) implements Serializable {
  private static final int LONGEST = 64;

  /**
   * @throws IllegalArgumentException if it cannot be the code of a coupon
   */
  public CouponCode {
    if (!isPossible(value)) {
      throw new IllegalArgumentException("Not a coupon code");
    }
  }

  /** Reads what a caller sent. Empty if it is missing or cannot be the code of a coupon. */
  public static Optional<CouponCode> parse(@Nullable String sent) {
    return sent != null && isPossible(sent) ? Optional.of(new CouponCode(sent)) : Optional.empty();
  }

  private static boolean isPossible(String code) {
    return !code.isBlank() && code.length() <= LONGEST && code.indexOf('\0') < 0;
  }

  /** Its last four characters, or none of a short one. */
  public String masked() {
    return value.length() < 8 ? "****" : "****" + value.substring(value.length() - 4);
  }

  /** As people read it to each other: twelve digits in three groups, any other as it stands. */
  public String grouped() {
    return value.matches("\\d{12}") ? value.replaceAll("(.{4})(?=.)", "$1 ") : value;
  }

  @Override
  public String toString() {
    return masked();
  }
}
