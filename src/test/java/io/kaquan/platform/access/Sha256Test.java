package io.kaquan.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {

  @Test
  void hashes_as_the_standards_example_does() {
    assertThat(Sha256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void a_text_is_hashed_in_utf_8() {
    assertThat(Sha256.hex("卡券")).isEqualTo(Sha256.hex("卡券".getBytes(StandardCharsets.UTF_8)));
  }
}
