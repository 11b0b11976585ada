package io.kaquan.coupon.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CouponCodeTest {
  @Test
  void a_code_is_never_printed_whole() {
    assertThat(new CouponCode("123456789012")).hasToString("****9012");
    assertThat(new CouponCode("AB12345")).hasToString("****");
  }

  @Test
  void people_read_twelve_digits_in_groups() {
    assertThat(new CouponCode("123456789012").grouped()).isEqualTo("1234 5678 9012");
    assertThat(new CouponCode("VIP-2026").grouped()).isEqualTo("VIP-2026");
  }

  @Test
  void what_cannot_be_a_code_is_none() {
    assertThat(CouponCode.parse(null)).isEmpty();
    assertThat(CouponCode.parse(" ")).isEmpty();
    assertThat(CouponCode.parse("a\0b")).isEmpty();
    assertThat(CouponCode.parse("x".repeat(65))).isEmpty();
    assertThat(CouponCode.parse("会员2026")).contains(new CouponCode("会员2026"));
  }
}
