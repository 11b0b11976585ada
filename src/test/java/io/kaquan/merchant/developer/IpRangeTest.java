package io.kaquan.merchant.developer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7, true",
    "203.0.113.7, 203.0.113.8, false",
    "203.0.113.0/24, 203.0.113.255, true",
    "0.0.0.0/0, 198.51.100.1, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:DB8::1, 2001:db8:0:0:0:0:0:1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "fe80::1, fe80::1%eth0, true",
    "10.1.2.3/8, 10.255.255.255, true",
    "0.0.0.0/0, unknown, false",
    "0.0.0.0/0, '', false",
    "::/0, g::1, false",
    "10.0.0.0/8, ::ffff:10.0.0.1, true"
  })
  void a_place_holds_an_address_or_not(String place, String address, boolean held) {
    assertThat(IpRange.of(place).orElseThrow().holds(address)).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "face",
        "10.1",
        "10.1.2",
        "256.1.1.1",
        "010.1.1.1",
        "1.2.3.4/33",
        "::/129",
        ":::",
        "1.2.3.4/",
        "1.2.3.4-9",
        "*",
        "1.2.3.4 5.6.7.8",
        "::1%eth0",
        "1.2.3.4/-1",
        "g::1"
      })
  void what_is_no_place_is_none(String text) {
    assertThat(IpRange.of(text)).isEmpty();
  }
}
