package io.kaquan.console.figures;

import java.util.Locale;

/** Numbers as people read them. */
final class FigureFormat {
  static final String NOTHING = "–";

  private FigureFormat() {}

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Of 分. */
  static String yuan(long fen) {
    return "¥" + String.format(Locale.ROOT, "%,d.%02d", fen / 100, fen % 100);
  }

  /** Of a hundred, with one decimal; a dash where there is nothing to compare with. */
  static String rate(long part, long whole) {
    return whole == 0 ? NOTHING : String.format(Locale.ROOT, "%,.1f%%", 100.0 * part / whole);
  }
}
