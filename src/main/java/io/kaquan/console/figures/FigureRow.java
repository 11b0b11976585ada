package io.kaquan.console.figures;

import io.kaquan.coupon.statistics.Sums;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table.
 *
 * @param key day, channel, store or card; null for what is summed up at the end
 * @param label as people read it
 */
record FigureRow(@Nullable String key, String label, Sums sums) {

  FigureRow plus(FigureRow other) {
    return new FigureRow(key, label, sums.plus(other.sums));
  }

  /** Claimed of a hundred views. */
  public String claimRate() {
    return FigureFormat.rate(sums.claimed(), sums.viewed());
  }

  /** Redeemed of a hundred claims. */
  public String redeemRate() {
    return FigureFormat.rate(sums.redeemed(), sums.claimed());
  }
}
