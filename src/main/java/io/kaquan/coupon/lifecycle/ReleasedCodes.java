package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.lot.LotWork;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hides the codes of lots that are not finished: they are released together. */
@Component
class ReleasedCodes {
  private final LotWork lots;

  ReleasedCodes(LotWork lots) {
    this.lots = lots;
  }

  /**
   * Returns the coupons without those that are not released. No statement if there are no
   * candidates.
   */
  List<StoredCoupon> only(List<StoredCoupon> rows) {
    Set<UUID> notLive =
        lots.notLive(
            rows.stream()
                .filter(ReleasedCodes::isOfALot)
                .map(StoredCoupon::lot)
                .distinct()
                .toList());
    return notLive.isEmpty()
        ? rows
        : rows.stream().filter(row -> !isOfALot(row) || !notLive.contains(row.lot())).toList();
  }

  /** A coupon that is held, or has ended, was released before. */
  private static boolean isOfALot(StoredCoupon row) {
    return row.status() == CouponStatus.DEPOSITED && row.lot() != null;
  }
}
