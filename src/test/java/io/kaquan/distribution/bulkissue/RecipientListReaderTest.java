package io.kaquan.distribution.bulkissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

/** Lists as people and their programs write them. */
class RecipientListReaderTest {
  private static final String ANN = "oAbC1dEfGhIjKlMnOpQrStUvWxYz";

  @Test
  void what_excel_writes_in_china_is_read() throws IOException {
    List<BulkIssueLine> lines =
        read("收件人,券码,备注\r\n" + ANN + ",A-1,林小云\r\n", Charset.forName("GBK"));
    assertThat(lines).containsExactly(new BulkIssueLine(2, ANN, "A-1", "林小云", null, null, null));
  }

  @Test
  void columns_are_found_by_their_names_and_without_any_in_their_order() throws IOException {
    assertThat(
            read("\uFEFFNote\tCode\tE-Mail\nAnn\t\tAnn@Guests.example\n", StandardCharsets.UTF_8))
        .containsExactly(new BulkIssueLine(2, "ann@guests.example", null, "Ann", null, null, null));
    assertThat(read(ANN + ";A-1;\"Ann; or \"\"Annie\"\"\"", StandardCharsets.UTF_8))
        .containsExactly(new BulkIssueLine(1, ANN, "A-1", "Ann; or \"Annie\"", null, null, null));
    assertThat(read(ANN + "，A-1", StandardCharsets.UTF_8).get(0).code()).isEqualTo("A-1");
  }

  @Test
  void our_own_file_of_failures_can_be_sent_in_again() throws IOException {
    assertThat(
            read(
                "\uFEFFline,recipient,code,note,reason\n5,"
                    + ANN
                    + ",`123456789012,`=1+1,Sold out\n",
                StandardCharsets.UTF_8))
        .containsExactly(new BulkIssueLine(2, ANN, "123456789012", "=1+1", null, null, null));
  }

  @Test
  void a_bad_line_costs_itself_only() throws IOException {
    List<BulkIssueLine> lines =
        read(
            "\"" + ANN + "\n\n" + "x".repeat(5000) + "\n" + ANN + "\n<script>@b\n" + ANN + "\0\n",
            StandardCharsets.UTF_8);
    assertThat(lines).extracting(BulkIssueLine::line).containsExactly(1, 3, 4, 5, 6);
    assertThat(lines)
        .extracting(BulkIssueLine::outcome)
        .containsExactly(
            null,
            BulkIssueOutcome.MALFORMED,
            null,
            BulkIssueOutcome.MALFORMED,
            BulkIssueOutcome.MALFORMED);
    assertThat(lines.get(1).recipient()).hasSize(254);
    assertThat(lines.get(4).recipient()).doesNotContain("\0");
  }

  private static List<BulkIssueLine> read(String text, Charset written) throws IOException {
    List<BulkIssueLine> read = new ArrayList<>();
    try (RecipientListReader lines =
        RecipientListReader.of(new ByteArrayResource(text.getBytes(written)))) {
      for (BulkIssueLine line = lines.next(); line != null; line = lines.next()) {
        read.add(line);
      }
    }
    return read;
  }
}
