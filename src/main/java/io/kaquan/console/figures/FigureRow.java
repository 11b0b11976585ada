package io.kaquan.console.figures;

import io.kaquan.coupon.statistics.Sums;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table.
 *
 * @param key day, channel, store or card; null for a sum
 * @param label the name for people
 */
record FigureRow(@Nullable String key, String label, Sums sums) {

  FigureRow plus(FigureRow other) {
    return new FigureRow(key, label, sums.plus(other.sums));
  }

  /** The percentage of views that became claims. */
  public String claimRate() {
    return FigureFormat.rate(sums.claimed(), sums.viewed());
  }

  /** The percentage of claims that were redeemed. */
  public String redeemRate() {
    return FigureFormat.rate(sums.redeemed(), sums.claimed());
  }
}
