package io.kaquan.merchant.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "91310000MA1FL00K4N"})
  void a_code_with_its_check_character_is_right(String code) {
    assertThat(CreditCode.isRight(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "91350100M000100Y4",
        "91350100M000100Y44",
        "91350100M000010Y43",
        "9I350100M000100Y43",
        "91350100m000100y43",
        "91350100M000100Y433"
      })
  void anything_else_is_wrong(String code) {
    assertThat(CreditCode.isRight(code)).isFalse();
  }

  @Test
  void what_people_put_in_between_is_forgiven() {
    assertThat(CreditCode.read(" 9135 0100-m000100y43 ")).isEqualTo("91350100M000100Y43");
  }
}
