package io.kaquan.console.card;

import java.text.Normalizer;

/**
 * A whole number as people type it: with spaces or commas between its digits, in half or full
 * width.
 */
final class TypedNumber {
  private static final String WHOLE = "0*\\d{1,9}";

  private TypedNumber() {}

  /** From 0 to 999,999,999; -1 for everything else. */
  static long read(String typed) {
    String plain = plain(typed);
    return plain.matches(WHOLE) ? Long.parseLong(plain) : -1;
  }

  /** Without what stands between the digits. */
  static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
  }
}
