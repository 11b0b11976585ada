package io.kaquan.console;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What became of a list, as a file that spreadsheets open. */
class ListFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final StringWriter text = new StringWriter();
  private final CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text.append(BYTE_ORDER_MARK));

  ListFile() {
    csv.writeRecord("line", "openid", "code", "result", "claim_url");
  }

  void add(int place, String openid, String code, String result, String link) {
    csv.writeRecord(Integer.toString(place), kept(openid), kept(code), result, link);
  }

  /** As in statements: with a backtick before what a spreadsheet would round or compute. */
  static String kept(String value) {
    return value.matches("\\d{10,}|[=+@\\t\\r-].*") ? "`" + value : value;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
