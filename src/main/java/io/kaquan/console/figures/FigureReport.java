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
record FigureReport(
    List<KeyFigure> tiles,
    List<FigureRow> days,
    List<FigureRow> times,
    List<FunnelStep> funnel,
    List<FigureRow> channels,
    List<FigureRow> stores,
    List<FigureRow> cards,
    FigureRow total,
    boolean isOfStore) {
  private static final int MOST_LINES = 20;

  /**
   * One step from a view to a redemption.
   *
   * @param ofStepBefore rate
   */
  record FunnelStep(String name, long number, String ofStepBefore) {}

  /** Whether nothing happened at all. */
  public boolean isEmpty() {
    return channels.isEmpty() && stores.isEmpty() && cards.isEmpty();
  }

  /** Those of its table by day, channel, store or card, or of one card. */
  public List<FigureColumn> columns(String by) {
    return FigureColumn.of(by, isOfStore);
  }

  /** The first ones, and the rest as one line. */
  static List<FigureRow> top(List<FigureRow> lines, String restLabel) {
    if (lines.size() <= MOST_LINES + 1) {
      return lines;
    }
    FigureRow rest = lines.stream().skip(MOST_LINES).reduce(FigureRow::plus).orElseThrow();
    List<FigureRow> top = new ArrayList<>(lines.subList(0, MOST_LINES));
    top.add(
        new FigureRow(
            null,
            restLabel.replace("{0}", Integer.toString(lines.size() - MOST_LINES)),
            rest.sums()));
    return top;
  }
}
