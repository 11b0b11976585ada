package io.kaquan.wallet.pages;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.view.CardView;
import io.kaquan.coupon.gift.Gift;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A coupon in somebody's wallet.
 *
 * @param link of its page; null where it has none any more
 * @param state usable, later, gifting, given, used, expired, ended
 * @param end last moment of use, or when a friend took it
 * @param days to its last day, 0 on that day itself; -1 where it does not end soon or is not to be
 *     used
 * @param givable whether the card's coupons can be given to a friend
 */
record Held(
    CardView face,
    String link,
    String state,
    ZonedDateTime begin,
    ZonedDateTime end,
    long days,
    boolean givable) {

  private static final int SOON = 7;

  static Held of(Coupon coupon, Card card, String link, Clock clock) {
    String state = state(coupon, clock.instant());
    return new Held(
        CardView.of(card),
        link,
        state,
        coupon.begin().atZone(clock.getZone()),
        coupon.end().atZone(clock.getZone()),
        state.equals("usable") ? days(coupon.end(), clock) : -1,
        card.terms().canGive());
  }

  /** What the giver keeps of a coupon that a friend has taken. */
  static Held given(Gift gift, Card card, Clock clock) {
    return new Held(
        CardView.of(card),
        null,
        "given",
        gift.offeredAt().atZone(clock.getZone()),
        gift.endedAt().atZone(clock.getZone()),
        -1,
        false);
  }

  private static long days(Instant end, Clock clock) {
    long days =
        ChronoUnit.DAYS.between(LocalDate.now(clock), LocalDate.ofInstant(end, clock.getZone()));
    return days <= SOON ? days : -1;
  }

  /** Its holder can use it, give it away or delete it. */
  public boolean isInHand() {
    return state.equals("usable") || state.equals("later");
  }

  private static String state(Coupon coupon, Instant now) {
    if (coupon.status() == CouponStatus.NORMAL || coupon.status() == CouponStatus.GIFT_TIMEOUT) {
      return now.isBefore(coupon.begin()) ? "later" : "usable";
    }
    return switch (coupon.status()) {
      case GIFTING -> "gifting";
      case CONSUMED -> "used";
      case EXPIRE -> "expired";
      default -> "ended";
    };
  }
}
