package io.kaquan.coupon.statistics;

/** What a batch adds to one row of the figures of a day; the amount in 分. */
record Figure(long passed, long refused, long amountFen) {
  static final Figure REFUSED = new Figure(0, 1, 0);

  static Figure passed(long amountFen) {
    return new Figure(1, 0, amountFen);
  }

  Figure plus(Figure other) {
    return new Figure(passed + other.passed, refused + other.refused, amountFen + other.amountFen);
  }
}
