package io.kaquan.coupon.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedCodeTest {

  @Test
  void spaces_dashes_and_full_width_digits_are_forgiven() {
    assertThat(TypedCode.meant(" 1234 5678-9012 "))
        .extracting(CouponCode::value)
        .containsExactly("12345678-9012", "123456789012");
    assertThat(TypedCode.meant("1234 5678\u200b9012"))
        .containsExactly(new CouponCode("123456789012"));
  }

  @Test
  void a_merchants_own_code_is_tried_as_it_was_typed_first() {
    assertThat(TypedCode.meant("Ab-12"))
        .extracting(CouponCode::value)
        .containsExactly("Ab-12", "Ab12", "AB-12", "AB12", "ab-12", "ab12");
  }

  @Test
  void nothing_that_could_be_a_code_is_no_code() {
    assertThat(TypedCode.meant(" - ")).containsExactly(new CouponCode("-"));
    assertThat(TypedCode.meant("")).isEmpty();
    assertThat(TypedCode.meant(null)).isEmpty();
    assertThat(TypedCode.meant("9".repeat(65))).isEmpty();
  }
}
