package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.LedgerActor;
import io.kaquan.coupon.ledger.LedgerCoupon;
import java.time.Instant;

/** Ledger entries of what happened to coupons. */
final class Entries {

  private Entries() {}

  /** What a command did to a coupon. */
  static Entry of(CouponCommand command, StoredCoupon before, Ruling ruling, Instant now) {
    StoredCoupon after = ruling.after();
    CouponCode other =
        ruling.born() != null
            ? ruling.born().code()
            : after.code().equals(before.code()) ? null : after.code();
    return entry(command, ruling.kind(), before, after, other, ruling.amountFen(), now);
  }

  /** The first entry of a friend's coupon. */
  static Entry born(CouponCommand command, StoredCoupon giver, StoredCoupon born, Instant now) {
    return entry(command, EntryKind.CLAIMED, null, born, giver.code(), 0, now);
  }

  /** A coupon that a command issued or deposited. */
  static Entry of(
      CouponCommand command, EntryKind kind, StoredCoupon before, StoredCoupon after, Instant now) {
    return entry(command, kind, before, after, null, 0, now);
  }

  /** An offer that lapsed before its timer ran: written when the coupon is used. */
  static Entry returnedByTheClock(StoredCoupon before, StoredCoupon after, Instant now) {
    return bySystem(EntryKind.GIFT_RETURNED, before, after, now);
  }

  static Entry expired(StoredCoupon before, Instant now) {
    return bySystem(EntryKind.EXPIRED, before, before.ended(CouponStatus.EXPIRE), now);
  }

  private static Entry bySystem(
      EntryKind kind, StoredCoupon before, StoredCoupon after, Instant now) {
    return new Entry(
        now,
        coupon(before, after),
        kind,
        before.status().name(),
        after.status().name(),
        0,
        new LedgerActor(Source.SYSTEM.name(), null, null, null),
        null,
        null,
        null);
  }

  private static Entry entry(
      CouponCommand command,
      EntryKind kind,
      StoredCoupon before,
      StoredCoupon after,
      CouponCode other,
      long amountFen,
      Instant now) {
    Actor by = command.by();
    return new Entry(
        now,
        coupon(before == null ? after : before, after),
        kind,
        before == null ? null : before.status().name(),
        after.status().name(),
        amountFen,
        new LedgerActor(by.source().name(), by.clerk(), by.device(), command.locationId()),
        command.requestNumber(),
        command.reason(),
        other);
  }

  private static LedgerCoupon coupon(StoredCoupon before, StoredCoupon after) {
    return new LedgerCoupon(
        after.merchantId(),
        after.appid(),
        after.cardId(),
        before.code(),
        after.openid(),
        after.outerStr());
  }
}
