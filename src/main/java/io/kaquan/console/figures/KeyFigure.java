package io.kaquan.console.figures;

import org.jspecify.annotations.Nullable;

/**
 * A key number.
 *
 * @param name for its words
 * @param value as people read it
 * @param before the same of the time before, as people read it
 * @param change in hundredths of the time before; null where there is nothing to compare with
 */
record KeyFigure(String name, String value, String before, @Nullable Long change) {
  private static final long MOST_CHANGE = 9_999;

  static KeyFigure number(String name, long now, long before) {
    return new KeyFigure(
        name, FigureFormat.number(now), FigureFormat.number(before), change(now, before));
  }

  static KeyFigure yuan(String name, long now, long before) {
    return new KeyFigure(
        name, FigureFormat.yuan(now), FigureFormat.yuan(before), change(now, before));
  }

  private static @Nullable Long change(long now, long before) {
    return before == 0 ? null : Math.min(MOST_CHANGE, Math.round(100.0 * (now - before) / before));
  }
}
