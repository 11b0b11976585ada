package io.kaquan.console.figures;

import java.util.Locale;

/** Formats numbers for people. */
final class FigureFormat {
  static final String NOTHING = "–";

  private FigureFormat() {}

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Formats an amount in 分 as yuan. */
  static String yuan(long fen) {
    return "¥" + String.format(Locale.ROOT, "%,d.%02d", fen / 100, fen % 100);
  }

  /** Returns a percentage with one decimal; a dash if the whole is 0. */
  static String rate(long part, long whole) {
    return whole == 0 ? NOTHING : String.format(Locale.ROOT, "%,.1f%%", 100.0 * part / whole);
  }
}
