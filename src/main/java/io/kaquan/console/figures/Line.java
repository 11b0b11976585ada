package io.kaquan.console.figures;

import io.kaquan.coupon.ledger.Sums;

/**
 * One line of a table.
 *
 * @param key day, channel, store or card; null for what is summed up at the end
 * @param label as people read it
 */
record Line(String key, String label, Sums sums) {

  Line plus(Line other) {
    return new Line(key, label, sums.plus(other.sums));
  }

  /** Claimed of a hundred views. */
  public String claimRate() {
    return Shown.rate(sums.claimed(), sums.viewed());
  }

  /** Redeemed of a hundred claims. */
  public String redeemRate() {
    return Shown.rate(sums.redeemed(), sums.claimed());
  }
}
