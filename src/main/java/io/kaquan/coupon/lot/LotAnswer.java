package io.kaquan.coupon.lot;

import java.util.UUID;

/** What became of the wish for a lot: exactly one of the two is set. */
public record LotAnswer(UUID lot, LotFault fault) {

  static LotAnswer begun(UUID lot) {
    return new LotAnswer(lot, null);
  }

  static LotAnswer refused(LotFault fault) {
    return new LotAnswer(null, fault);
  }

  public boolean isDone() {
    return fault == null;
  }
}
