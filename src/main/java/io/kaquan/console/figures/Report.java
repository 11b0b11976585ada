package io.kaquan.console.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a page of figures shows.
 *
 * @param days every day, also those without anything
 * @param times the same for the eye: in a long time each line is a week, by its first day
 * @param isOfStore whether a store is selected: nobody views or claims in one
 * @param total of all days
 */
record Report(
    List<Tile> tiles,
    List<Line> days,
    List<Line> times,
    List<Step> funnel,
    List<Line> channels,
    List<Line> stores,
    List<Line> cards,
    Line total,
    boolean isOfStore) {
  private static final int MOST_LINES = 20;

  /**
   * One step from a view to a redemption.
   *
   * @param ofStepBefore rate
   */
  record Step(String name, long number, String ofStepBefore) {}

  /** Whether nothing happened at all. */
  public boolean isEmpty() {
    return channels.isEmpty() && stores.isEmpty() && cards.isEmpty();
  }

  /** Those of its table by day, channel, store or card, or of one card. */
  public List<Column> columns(String by) {
    return Column.of(by, isOfStore);
  }

  /** The first ones, and the rest as one line. */
  static List<Line> top(List<Line> lines, String restLabel) {
    if (lines.size() <= MOST_LINES + 1) {
      return lines;
    }
    Line rest = lines.stream().skip(MOST_LINES).reduce(Line::plus).orElseThrow();
    List<Line> top = new ArrayList<>(lines.subList(0, MOST_LINES));
    top.add(
        new Line(
            null,
            restLabel.replace("{0}", Integer.toString(lines.size() - MOST_LINES)),
            rest.sums()));
    return top;
  }
}
