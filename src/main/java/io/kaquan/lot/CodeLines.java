package io.kaquan.lot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a list of codes, line by line in constant memory: UTF-8, a code a line, or the first column of a CSV. A line that
 * can't be read costs that line and not the list: a reader of CSV would take everything behind a lonely quote for one cell.
 */
class CodeLines implements AutoCloseable {
  static final int LONGEST_KEPT = 64;
  private static final int LONGEST_READ = 1000;
  private static final int END = -1;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String HEADING = "code";
  private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Cf}\\p{Z}]+|[\\s\\p{Cf}\\p{Z}]+$");
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

  private final Reader text;
  private int number;
  private int ahead = END;
  private boolean first = true;

  CodeLines(InputStream list) {
    this.text = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8), 1 << 16);
  }

  /** Null at the end. */
  Line next() throws IOException {
    for (String line = line(); line != null; line = line()) {
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
    String bare = bare(line);
    boolean quoted = bare.startsWith("\"");
    boolean whole = line.length() < LONGEST_READ && (!quoted || QUOTED.matcher(bare).matches());
    String cell = !whole ? bare : quoted ? bare(QUOTED.matcher(bare).replaceFirst("$1")).replace("\"\"", "\"")
        : bare(bare.split(",", 2)[0]);
    // as our own files write what a spreadsheet would round
    String code = cell.length() > 1 && cell.startsWith("`") ? cell.substring(1) : cell;
    boolean readable = whole && !code.isEmpty() && code.length() <= LONGEST_KEPT && !NO_TEXT.matcher(code).find();
    return new Line(number, NO_TEXT.matcher(cut(code)).replaceAll("\uFFFD"), readable);
  }

  private static String bare(String text) {
    return AROUND.matcher(text).replaceAll("");
  }

  private static String cut(String code) {
    int end = Math.min(code.length(), LONGEST_KEPT);
    return code.substring(0, end > 0 && Character.isHighSurrogate(code.charAt(end - 1)) ? end - 1 : end);
  }

  /** The next line, or its beginning where it is very long; null at the end. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int sign = ahead == END ? text.read() : ahead;
    ahead = END;
    if (sign == END) {
      return null;
    }
    number++;
    for (; sign != END && sign != '\n' && sign != '\r'; sign = text.read()) {
      if (line.length() < LONGEST_READ && !(number == 1 && line.isEmpty() && sign == BYTE_ORDER_MARK)) {
        line.append((char) sign);
      }
    }
    if (sign == '\r') {
      int next = text.read();
      ahead = next == '\n' ? END : next;
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
