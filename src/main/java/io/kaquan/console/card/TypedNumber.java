package io.kaquan.console.card;

import java.text.Normalizer;

/**
 * Reads whole numbers as people type them: with spaces or commas between digits, in half or full
 * width.
 */
final class TypedNumber {
  private static final String WHOLE = "0*\\d{1,9}";

  private TypedNumber() {}

  /** Returns a number from 0 to 999,999,999, or -1 if it is none. */
  static long read(String typed) {
    String plain = plain(typed);
    return plain.matches(WHOLE) ? Long.parseLong(plain) : -1;
  }

  /** Returns the text in half width, without spaces and commas. */
  static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
  }
}
