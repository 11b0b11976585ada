package io.kaquan.reconciliation.trace;

import io.kaquan.coupon.ledger.Attempt;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.reconciliation.statement.Statements;
import java.time.Instant;
import java.util.List;

/**
 * The whole life of one coupon.
 *
 * @param coupon as it is now
 * @param steps in order
 * @param moreRefusals whether there were refusals before the oldest one that is told
 */
public record Life(Coupon coupon, List<Step> steps, boolean moreRefusals) {

  /**
   * Something that happened, or was refused.
   *
   * @param entry null where it was refused
   * @param attempt null where it happened
   * @param line where it stands in a statement; null where in none, or in none yet
   */
  public record Step(Entry entry, Attempt attempt, Statements.Line line) {

    public boolean isRefusal() {
      return attempt != null;
    }

    public Instant at() {
      return isRefusal() ? attempt.at() : entry.at();
    }

    /** Where; null where nobody said. */
    public String locationId() {
      return isRefusal() ? attempt.locationId() : entry.locationId();
    }
  }
}
