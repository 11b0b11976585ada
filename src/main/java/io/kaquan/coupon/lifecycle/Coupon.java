package io.kaquan.coupon.lifecycle;

import java.time.Instant;
import java.util.UUID;

/**
 * One numbered copy of a card.
 *
 * @param status by the clock: expired from the first moment after its end, whether the sweep has
 *     been there or not
 * @param begin first moment of use; null while deposited
 * @param end last moment of use; null while deposited
 * @param openid whose it is; null while deposited
 * @param outerStr the channel it came by; null where none was named
 */
public record Coupon(
    String code,
    String cardId,
    String appid,
    UUID merchantId,
    CouponStatus status,
    String openid,
    Instant begin,
    Instant end,
    String outerStr) {

  /** Without the code: it is worth money and logs are read by many. */
  @Override
  public String toString() {
    return "Coupon " + masked(code) + " of " + cardId + " " + status;
  }

  /**
   * The code as people read it to each other: twelve digits in three groups, any other as it is.
   */
  public static String grouped(String code) {
    return code.matches("\\d{12}") ? code.replaceAll("(.{4})(?=.)", "$1 ") : code;
  }

  /** The code for logs: its last four characters. */
  public static String masked(String code) {
    return code == null || code.length() < 8 ? "****" : "****" + code.substring(code.length() - 4);
  }
}
