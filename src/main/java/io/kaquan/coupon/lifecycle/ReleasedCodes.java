package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.lot.LotWork;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Codes of a lot that is not finished are not there yet, for anybody: they come to life all at
 * once.
 */
@Component
class ReleasedCodes {
  private final LotWork lots;

  ReleasedCodes(LotWork lots) {
    this.lots = lots;
  }

  /** Without those that are not live. Asks nobody where no row is a deposited one of a lot. */
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

  /** Who holds a coupon, or has ended it, has done so after its lot went live. */
  private static boolean isOfALot(StoredCoupon row) {
    return row.status() == CouponStatus.DEPOSITED && row.lot() != null;
  }
}
