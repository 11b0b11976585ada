package io.kaquan.coupon.lifecycle;

import io.kaquan.platform.schedule.TimetableEntry;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Expires coupons that end before their card does, whose term began with the claim. Tenant by
 * tenant.
 */
@Component
class ExpireSweep implements TimetableEntry {
  private final Batches batches;
  private final CouponRepository repository;
  private final Clock clock;

  ExpireSweep(Batches batches, CouponRepository repository, Clock clock) {
    this.batches = batches;
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "expire-coupons";
  }

  @Override
  public String cron() {
    return "0 1/10 * * * ?";
  }

  @Override
  public void run() {
    while (repository.nextToExpire(clock.instant()).isPresent()) {
      batches.run(Transition.EXPIRE, java.util.List.of());
    }
  }
}
