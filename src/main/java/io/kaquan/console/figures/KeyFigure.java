package io.kaquan.console.figures;

import org.jspecify.annotations.Nullable;

/**
 * A key number.
 *
 * @param name the last part of its message key
 * @param value the formatted value
 * @param before the formatted value of the days before
 * @param change the change in percent; null if there was nothing before
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
