package io.kaquan.coupon.codebatch;

import io.kaquan.files.csv.Cells;
import io.kaquan.files.csv.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a list of codes, line by line in constant memory: UTF-8, a code a line, or the first column
 * of a CSV. A line that can't be read costs that line and not the list: a reader of CSV would take
 * everything behind a lonely quote for one cell.
 */
class CodeListReader implements AutoCloseable {
  static final int LONGEST_KEPT = 64;
  private static final int LONGEST_READ = 1000;
  private static final String HEADING = "code";
  private static final Pattern EMPTY = Pattern.compile("[\\s\\p{Cf}\\p{Z},;\"]*");
  private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\uFFFD]");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")*)\"\\s*(,.*)?");

  /**
   * One line that says something.
   *
   * @param number counted from 1 as the file has them, empty ones too
   * @param code at most 64 characters of it
   * @param readable whether it can be a code at all
   */
  record Line(int number, String code, boolean readable) {}

  private final Lines lines;
  private boolean first = true;

  CodeListReader(InputStream list) {
    this.lines = new Lines(new InputStreamReader(list, StandardCharsets.UTF_8), LONGEST_READ);
  }

  /** Null at the end. */
  Line next() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (EMPTY.matcher(line).matches()) {
        continue;
      }
      Line read = read(line);
      boolean heading = first && read.code().toLowerCase(Locale.ROOT).equals(HEADING);
      first = false;
      if (!heading) {
        return read;
      }
    }
    return null;
  }

  private Line read(String line) {
    String bare = Cells.bare(line);
    boolean quoted = bare.startsWith("\"");
    boolean whole = line.length() < LONGEST_READ && (!quoted || QUOTED.matcher(bare).matches());
    String cell =
        !whole
            ? bare
            : quoted
                ? Cells.bare(QUOTED.matcher(bare).replaceFirst("$1")).replace("\"\"", "\"")
                : Cells.bare(bare.split(",", 2)[0]);
    String code = Cells.plain(cell);
    boolean readable =
        whole && !code.isEmpty() && code.length() <= LONGEST_KEPT && !NO_TEXT.matcher(code).find();
    return new Line(
        lines.number(),
        NO_TEXT.matcher(Cells.cut(code, LONGEST_KEPT)).replaceAll("\uFFFD"),
        readable);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
