package io.kaquan.console.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * The figures of a range of days.
 *
 * @param days every day, including those without figures
 * @param times what charts show: the days, or in a long range the weeks, each by its first day
 * @param isOfStore whether one store is selected, where cards are neither viewed nor claimed
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
   * @param ofStepBefore the percentage of the step before
   */
  record FunnelStep(String name, long number, String ofStepBefore) {}

  /** Whether there are no figures. */
  public boolean isEmpty() {
    return channels.isEmpty() && stores.isEmpty() && cards.isEmpty();
  }

  /** Returns the columns of its table by day, channel, store or card, or of one card. */
  public List<FigureColumn> columns(String by) {
    return FigureColumn.of(by, isOfStore);
  }

  /** Returns the first rows, and the sum of the rest as one more. */
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
