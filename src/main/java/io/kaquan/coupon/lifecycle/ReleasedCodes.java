package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.codebatch.CodeBatchWork;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hides the codes of batches that are not finished: they are released together. */
@Component
class ReleasedCodes {
  private final CodeBatchWork codeBatches;

  ReleasedCodes(CodeBatchWork codeBatches) {
    this.codeBatches = codeBatches;
  }

  /**
   * Returns the coupons without those that are not released. No statement if there are no
   * candidates.
   */
  List<StoredCoupon> only(List<StoredCoupon> rows) {
    Set<UUID> notLive =
        codeBatches.notLive(
            rows.stream()
                .filter(ReleasedCodes::isOfABatch)
                .map(StoredCoupon::codeBatch)
                .distinct()
                .toList());
    return notLive.isEmpty()
        ? rows
        : rows.stream()
            .filter(row -> !isOfABatch(row) || !notLive.contains(row.codeBatch()))
            .toList();
  }

  /** A coupon that is held, or has ended, was released before. */
  private static boolean isOfABatch(StoredCoupon row) {
    return row.status() == CouponStatus.DEPOSITED && row.codeBatch() != null;
  }
}
