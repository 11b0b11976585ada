package io.kaquan.files.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "=1\n+2",
        "4829105733",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)"
      })
  void what_a_spreadsheet_would_compute_or_round_is_marked_and_comes_back_as_it_was(String text) {
    assertThat(Cells.kept(text)).isEqualTo("`" + text);
    assertThat(Cells.plain(Cells.kept(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A-1", "482910573", "4829105733a", "林小云", "`"})
  void all_else_stays_as_it_is(String text) {
    assertThat(Cells.kept(text)).isEqualTo(text);
    assertThat(Cells.plain(text)).isEqualTo(text);
  }

  @Test
  void a_hostile_list_of_the_greatest_length_is_read_in_moments() {
    String gap = "o" + " ".repeat(1_990) + "b";
    assertTimeout(
        Duration.ofSeconds(5), () -> IntStream.range(0, 5_000).forEach(n -> Cells.bare(gap)));
    assertThat(Cells.bare("\u200b\u3000 " + gap + " \t")).isEqualTo(gap);
  }

  @Test
  void lines_end_as_any_machine_ends_them_and_keep_their_numbers() throws IOException {
    try (Lines lines = new Lines(new StringReader("\uFEFFa\r\nb\r\rlonger\n"), 3)) {
      assertThat(lines.next()).isEqualTo("a");
      assertThat(lines.next()).isEqualTo("b");
      assertThat(lines.next()).isEmpty();
      assertThat(lines.next()).isEqualTo("lon");
      assertThat(lines.number()).isEqualTo(4);
      assertThat(lines.next()).isNull();
    }
  }
}
