package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.lifecycle.GiftsMoved.Ended;
import io.kaquan.coupon.lifecycle.GiftsMoved.Offered;
import io.kaquan.coupon.lifecycle.GiftsMoved.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The offers to friends that began and ended within one batch, told from the coupons before and
 * after each of its steps.
 */
class GiftEvents {
  private final Instant now;
  private final List<Offered> offered = new ArrayList<>();
  private final List<Ended> ended = new ArrayList<>();

  GiftEvents(Instant now) {
    this.now = now;
  }

  /** An offer that lapsed before the command that this batch carries out. */
  void lapsed(StoredCoupon there) {
    ended.add(new Ended(there.appid(), there.gift(), Outcome.LAPSED, now, null, null));
  }

  void expired(StoredCoupon before) {
    if (before.gift() != null) {
      ended.add(new Ended(before.appid(), before.gift(), Outcome.EXPIRED, now, null, null));
    }
  }

  /**
   * @param born the friend's coupon; null if there is none
   */
  void carried(
      Transition transition,
      CouponCommand command,
      StoredCoupon before,
      StoredCoupon after,
      StoredCoupon born) {
    if (before.gift() == null && after.gift() != null) {
      offered.add(
          new Offered(
              after.gift(),
              after.appid(),
              after.cardId(),
              after.code(),
              after.openid(),
              now,
              after.giftUntil(),
              after.endAt()));
    } else if (before.gift() != null && after.gift() == null) {
      ended.add(
          new Ended(
              before.appid(),
              before.gift(),
              outcome(transition, command),
              now,
              born == null ? null : born.openid(),
              born == null ? null : born.code()));
    }
  }

  private static Outcome outcome(Transition transition, CouponCommand command) {
    return switch (transition) {
      case ACCEPT -> Outcome.ACCEPTED;
      case RETURN -> command.by().source() == Source.SYSTEM ? Outcome.LAPSED : Outcome.TAKEN_BACK;
      case VOID -> Outcome.VOIDED;
      default -> throw new IllegalStateException(transition + " ends no offer");
    };
  }

  boolean isEmpty() {
    return offered.isEmpty() && ended.isEmpty();
  }

  GiftsMoved moved() {
    return new GiftsMoved(List.copyOf(offered), List.copyOf(ended));
  }
}
