package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.platform.calendar.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a coupon can be used now: the rules, together with the calendar of holidays. */
@Component
class Redeemability {
  private final WorkingDays calendar;
  private final Clock clock;

  Redeemability(WorkingDays calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @param store null if none is named
   * @param coupon as the clock says
   */
  Optional<Refusal> against(StoredCoupon coupon, CardTerms card, String store, Instant now) {
    return Rules.redeem(coupon, card, now)
        .or(
            () ->
                Rules.redeemAt(
                    store,
                    now.atZone(clock.getZone()),
                    card,
                    day -> calendar.isHoliday(day.toLocalDate())));
  }
}
