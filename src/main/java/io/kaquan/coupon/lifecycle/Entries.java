package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;

/** Ledger entries of what happened to coupons. */
final class Entries {

  private Entries() {}

  /** What a command did to a coupon. */
  static Entry of(
      CouponCommand command,
      Transition transition,
      StoredCoupon before,
      Ruling ruling,
      Instant now) {
    StoredCoupon after = ruling.after();
    String other =
        ruling.born() != null
            ? ruling.born().code()
            : after.code().equals(before.code()) ? null : after.code();
    return entry(command, transition, ruling.kind(), before, after, other, ruling.amountFen(), now);
  }

  /** The first entry of a friend's coupon. */
  static Entry born(
      CouponCommand command,
      Transition transition,
      StoredCoupon giver,
      StoredCoupon born,
      Instant now) {
    return entry(command, transition, EntryKind.CLAIMED, null, born, giver.code(), 0, now);
  }

  /** A coupon that a command issued or deposited. */
  static Entry of(
      CouponCommand command,
      Transition transition,
      EntryKind kind,
      StoredCoupon before,
      StoredCoupon after,
      Instant now) {
    return entry(command, transition, kind, before, after, null, 0, now);
  }

  /** An offer that lapsed before its timer ran: written when the coupon is used. */
  static Entry returnedByTheClock(StoredCoupon before, StoredCoupon after, Instant now) {
    return bySystem(Transition.RETURN, EntryKind.GIFT_RETURNED, before, after, now);
  }

  static Entry expired(StoredCoupon before, Instant now) {
    return bySystem(
        Transition.EXPIRE, EntryKind.EXPIRED, before, before.ended(CouponStatus.EXPIRE), now);
  }

  private static Entry bySystem(
      Transition transition, EntryKind kind, StoredCoupon before, StoredCoupon after, Instant now) {
    return new Entry(
        now,
        after.merchantId(),
        after.appid(),
        after.cardId(),
        before.code(),
        kind,
        transition.name(),
        before.status().name(),
        after.status().name(),
        after.openid(),
        0,
        null,
        null,
        null,
        Source.SYSTEM.name(),
        null,
        after.outerStr(),
        null,
        null);
  }

  private static Entry entry(
      CouponCommand command,
      Transition transition,
      EntryKind kind,
      StoredCoupon before,
      StoredCoupon after,
      String other,
      long amountFen,
      Instant now) {
    Actor by = command.by();
    return new Entry(
        now,
        after.merchantId(),
        after.appid(),
        after.cardId(),
        before == null ? after.code() : before.code(),
        kind,
        transition.name(),
        before == null ? null : before.status().name(),
        after.status().name(),
        after.openid(),
        amountFen,
        command.locationId(),
        by.clerk(),
        by.device(),
        by.source().name(),
        command.requestNumber(),
        after.outerStr(),
        command.reason(),
        other);
  }
}
