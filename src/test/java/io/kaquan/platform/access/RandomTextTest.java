package io.kaquan.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomTextTest {

  @Test
  void a_text_has_the_length_and_the_characters_of_its_encoding() {
    assertThat(RandomText.base64Url(21)).matches("[A-Za-z0-9_-]{28}");
    assertThat(RandomText.hex(16)).matches("[0-9a-f]{32}");
  }

  @Test
  void no_two_texts_are_the_same() {
    Set<String> texts = new HashSet<>();
    for (int n = 0; n < 1000; n++) {
      texts.add(RandomText.base64Url(16));
    }
    assertThat(texts).hasSize(1000);
  }
}
