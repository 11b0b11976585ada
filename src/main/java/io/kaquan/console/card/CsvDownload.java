package io.kaquan.console.card;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * CSV files that spreadsheets open. Lines are streamed, so that a million take no more memory than
 * one.
 */
public final class CsvDownload {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvDownload() {}

  public static void write(HttpServletResponse response, String name, Consumer<CsvWriter> lines)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("kaquan-" + name + ".csv").build().toString());
    // not closed on failure: half a file must not look like a whole one
    Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    out.write(BYTE_ORDER_MARK);
    CsvWriter csv = CsvWriter.builder().build(out);
    lines.accept(csv);
    csv.flush();
  }
}
