package io.kaquan.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedDiscountTest {

  @Test
  void people_say_a_discount_in_many_ways() {
    Map.ofEntries(
            Map.entry("8.5折", 15),
            Map.entry("8.5 折", 15),
            Map.entry("85折", 15),
            Map.entry("七折", 30),
            Map.entry("七五折", 25),
            Map.entry("９折", 10),
            Map.entry("15 % off", 15),
            Map.entry("15% OFF", 15),
            Map.entry("15off", 15),
            Map.entry("减15%", 15),
            Map.entry("15%减", 15))
        .forEach(
            (typed, off) -> {
              for (String unit : new String[] {TypedDiscount.TENTHS, TypedDiscount.OFF}) {
                assertThat(TypedDiscount.read(typed, unit).orElse(-1)).as(typed).isEqualTo(off);
              }
            });
    assertThat(TypedDiscount.read("8.5", TypedDiscount.TENTHS)).contains(15);
    assertThat(TypedDiscount.read("15", TypedDiscount.OFF)).contains(15);
    assertThat(TypedDiscount.read("15%", TypedDiscount.OFF)).contains(15);
  }

  @Test
  void what_could_mean_two_things_is_not_guessed() {
    assertThat(TypedDiscount.read("15%", TypedDiscount.TENTHS)).isEmpty();
    for (String typed :
        new String[] {
          "",
          "0",
          "10 折",
          "15折",
          "100 % off",
          "8.55折",
          "0.5 % off",
          "-8折",
          "8折off",
          "减减5",
          "abc",
          "9".repeat(50)
        }) {
      assertThat(TypedDiscount.read(typed, TypedDiscount.OFF)).as(typed).isEmpty();
    }
  }
}
