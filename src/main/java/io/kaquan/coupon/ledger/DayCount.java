package io.kaquan.coupon.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/** One row of the figures of a day. Ordered, so that batches take their rows in one order. */
record DayCount(
    LocalDate day,
    UUID merchantId,
    String appid,
    String cardId,
    String arrow,
    String kind,
    String channel,
    String location)
    implements Comparable<DayCount> {
  static final int PASSED = 0;
  static final int REFUSED = 1;
  static final int FEN = 2;

  private static final Comparator<DayCount> ORDER =
      Comparator.comparing(DayCount::day)
          .thenComparing(DayCount::cardId)
          .thenComparing(DayCount::arrow)
          .thenComparing(DayCount::kind)
          .thenComparing(DayCount::channel)
          .thenComparing(DayCount::location);

  @Override
  public int compareTo(DayCount other) {
    return ORDER.compare(this, other);
  }
}
