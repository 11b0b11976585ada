package io.kaquan.files.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text in constant memory, however long they are and whatever ends them. For one
 * thread.
 */
public final class Lines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int END = -1;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Reader text;
  private final int longest;
  private int number;
  private int ahead = END;

  /**
   * @param text is closed with this
   * @param longest signs of a line; of a longer one the rest is left out
   */
  public Lines(Reader text, int longest) {
    this.text = new BufferedReader(text, BUFFER);
    this.longest = longest;
  }

  /** Without what ends it, and without a byte order mark; null behind the last. */
  public @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int sign = ahead == END ? text.read() : ahead;
    ahead = END;
    if (sign == END) {
      return null;
    }
    number++;
    for (; sign != END && sign != '\n' && sign != '\r'; sign = text.read()) {
      if (line.length() < longest && !(number == 1 && line.isEmpty() && sign == BYTE_ORDER_MARK)) {
        line.append((char) sign);
      }
    }
    if (sign == '\r') {
      int next = text.read();
      ahead = next == '\n' ? END : next;
    }
    return line.toString();
  }

  /** Of the line that was read last, from 1. */
  public int number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
