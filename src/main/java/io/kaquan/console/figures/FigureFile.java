package io.kaquan.console.figures;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.kaquan.coupon.statistics.Selection;
import io.kaquan.coupon.statistics.Sums;
import io.kaquan.files.csv.Cells;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A table of figures as a file that spreadsheets open: plain numbers, amounts in yuan. */
class FigureFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final StringWriter text = new StringWriter();
  private final CsvWriter csv =
      CsvWriter.builder().bufferSize(0).build(text.append(BYTE_ORDER_MARK));
  private final boolean named;

  /**
   * @param by day, channel, store or card; the last two have a name beside their id
   */
  FigureFile(String by) {
    this.named = by.equals("store") || by.equals("card");
    write(
        named ? Stream.of(by + "_id", by) : Stream.of(by),
        Stream.of(
            "viewed",
            "claimed",
            "redeemed",
            "redeemed_yuan",
            "taken_back",
            "taken_back_yuan",
            "given",
            "expired"));
  }

  void add(FigureRow line) {
    Sums sums = line.sums();
    String id = Objects.requireNonNull(line.key(), "sums have no line of their own in files");
    String key = id.equals(Selection.OTHERS) ? "(others)" : Cells.kept(id);
    write(
        named ? Stream.of(key, id.isEmpty() ? "" : Cells.kept(line.label())) : Stream.of(key),
        Stream.of(
            Long.toString(sums.viewed()),
            Long.toString(sums.claimed()),
            Long.toString(sums.redeemed()),
            yuan(sums.redeemedFen()),
            Long.toString(sums.reversed()),
            yuan(sums.reversedFen()),
            Long.toString(sums.given()),
            Long.toString(sums.expired())));
  }

  private void write(Stream<String> first, Stream<String> numbers) {
    List<String> cells = Stream.concat(first, numbers).toList();
    csv.writeRecord(cells);
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
