package io.kaquan.coupon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CouponCodesTest {
  private final CouponCodes codes = new CouponCodes();

  @Test
  void codes_are_twelve_digits_of_which_the_last_one_checks_the_others() {
    IntStream.range(0, 1000)
        .mapToObj(n -> codes.next())
        .forEach(code -> assertThat(CouponCodes.isWellFormed(code)).as(code.value()).isTrue());
  }

  @Test
  void every_slip_of_one_digit_is_seen() {
    String code = codes.next().value();
    for (int place = 0; place < code.length(); place++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        if (digit != code.charAt(place)) {
          String slip = code.substring(0, place) + digit + code.substring(place + 1);
          assertThat(CouponCodes.isWellFormed(new CouponCode(slip))).as(slip).isFalse();
        }
      }
    }
  }

  @Test
  void other_shapes_are_not_ours() {
    assertThat(CouponCodes.isWellFormed(new CouponCode("12345"))).isFalse();
    assertThat(CouponCodes.isWellFormed(new CouponCode("12345678901a"))).isFalse();
    assertThat(CouponCodes.isWellFormed(new CouponCode("१२३४५६७८९०१२"))).isFalse();
  }
}
