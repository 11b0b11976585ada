package io.kaquan.reconciliation.trace;

import io.kaquan.coupon.ledger.Attempt;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.reconciliation.statement.StatementRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to one coupon.
 *
 * @param coupon as it is now
 * @param steps in the order in which they happened
 * @param moreRefusals whether there were refusals before the oldest one among the steps
 */
public record Trace(Coupon coupon, List<Step> steps, boolean moreRefusals) {

  /** Something that happened, or was refused. */
  public sealed interface Step {
    /** When it happened or was refused. */
    Instant at();

    /** The store that was named, null for none. */
    @Nullable String locationId();
  }

  /**
   * Something that happened.
   *
   * @param row where a statement lists it; null if none does, or none does yet
   */
  public record Happened(Entry entry, @Nullable StatementRow row) implements Step {
    @Override
    public Instant at() {
      return entry.at();
    }

    @Override
    public @Nullable String locationId() {
      return entry.by().locationId();
    }
  }

  /** Something that was refused. */
  public record Refused(Attempt attempt) implements Step {
    @Override
    public Instant at() {
      return attempt.at();
    }

    @Override
    public @Nullable String locationId() {
      return attempt.by().locationId();
    }
  }
}
