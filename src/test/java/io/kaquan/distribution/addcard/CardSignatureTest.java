package io.kaquan.distribution.addcard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CardSignatureTest {

  @Test
  void wechats_own_example_comes_out() {
    assertThat(
            CardSignature.of(
                "ojZ8YtyVyr30HheH3CM73y7h4jJE",
                "1404896688",
                "pjZ8Yt1XGILfi-FUsewpnnolGgZk",
                "1434008071",
                "",
                "123"))
        .isEqualTo("f137ab68b7f8112d20ee528ab6074564e2796250");
  }

  @Test
  void values_stand_in_the_order_of_their_bytes_and_empty_ones_nowhere() {
    assertThat(CardSignature.of("b", "a", null, "B"))
        .isEqualTo(CardSignature.of("B", "", "a", "b"))
        .isNotEqualTo(CardSignature.of("b", "a"));
  }
}
