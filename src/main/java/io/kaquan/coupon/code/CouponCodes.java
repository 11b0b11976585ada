package io.kaquan.coupon.code;

import io.kaquan.platform.access.RandomText;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * The platform's codes: eleven random digits and a check digit (ISO 7064 MOD 11,10), so that most
 * slips are seen immediately.
 */
@Component
public class CouponCodes {
  static final int LENGTH = 12;

  /** WeChat's limit for a merchant's own code, in bytes. */
  static final int CUSTOM_LIMIT = 20;

  /** Returns a code that is most likely free. Any number of threads may call. */
  public CouponCode next() {
    String digits = RandomText.digits(LENGTH - 1);
    return new CouponCode(digits + checkDigit(digits));
  }

  /** Whether the platform can have made this code. */
  public static boolean isWellFormed(CouponCode code) {
    String text = code.value();
    return text.length() == LENGTH
        && text.chars().allMatch(sign -> sign >= '0' && sign <= '9')
        && checkDigit(text.substring(0, LENGTH - 1)) == text.charAt(LENGTH - 1);
  }

  /** Whether a merchant may have made this code. */
  public static boolean isCustomCode(CouponCode code) {
    return code.value().equals(code.value().strip())
        && code.value().getBytes(StandardCharsets.UTF_8).length <= CUSTOM_LIMIT;
  }

  private static char checkDigit(CharSequence digits) {
    int product = 10;
    for (int place = 0; place < digits.length(); place++) {
      int sum = (digits.charAt(place) - '0' + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (char) ('0' + (11 - product) % 10);
  }
}
