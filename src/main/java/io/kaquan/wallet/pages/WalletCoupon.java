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
import org.jspecify.annotations.Nullable;

/**
 * A coupon as the pages of its holder show it.
 *
 * @param link of its page; null if it was given away
 * @param state usable, later, gifting, given, used, expired, ended
 * @param end the last moment of use, or when a friend accepted it
 * @param days to its last day, 0 on that day; -1 if it does not end within a week or cannot be used
 * @param givable whether the card's coupons can be given to a friend
 */
record WalletCoupon(
    CardView face,
    @Nullable String link,
    String state,
    ZonedDateTime begin,
    ZonedDateTime end,
    long days,
    boolean givable) {

  private static final int SOON = 7;

  static WalletCoupon of(Coupon coupon, Card card, @Nullable String link, Clock clock) {
    String state = state(coupon, clock.instant());
    return new WalletCoupon(
        CardView.of(card),
        link,
        state,
        coupon.begin().atZone(clock.getZone()),
        coupon.end().atZone(clock.getZone()),
        state.equals("usable") ? days(coupon.end(), clock) : -1,
        card.terms().canGive());
  }

  /** Returns what the giver's list shows of a coupon that a friend has accepted. */
  static WalletCoupon given(Gift gift, Card card, Clock clock) {
    return new WalletCoupon(
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

  /** Whether its holder can use it now or later, give it away and delete it. */
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
