package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import java.time.Instant;

/** Ledger entries of what happened to coupons. */
final class Entries {

  private Entries() {}

  /** What an order did to the coupon that was there. */
  static Entry of(Order order, Arrow arrow, Row before, Verdict verdict, Instant now) {
    Row after = verdict.after();
    String other =
        verdict.born() != null
            ? verdict.born().code()
            : after.code().equals(before.code()) ? null : after.code();
    return entry(order, arrow, verdict.kind(), before, after, other, verdict.amountFen(), now);
  }

  /** The beginning of the friend's coupon. */
  static Entry born(Order order, Arrow arrow, Row giver, Row born, Instant now) {
    return entry(order, arrow, EntryKind.CLAIMED, null, born, giver.code(), 0, now);
  }

  /** A coupon that an order brought in hand, or deposited. */
  static Entry of(Order order, Arrow arrow, EntryKind kind, Row before, Row after, Instant now) {
    return entry(order, arrow, kind, before, after, null, 0, now);
  }

  /** An offer that lapsed before its timer was there, written when its coupon is used. */
  static Entry returnedByTheClock(Row before, Row after, Instant now) {
    return byTheHouse(Arrow.RETURN, EntryKind.GIFT_RETURNED, before, after, now);
  }

  static Entry expired(Row before, Instant now) {
    return byTheHouse(
        Arrow.EXPIRE, EntryKind.EXPIRED, before, before.ended(CouponStatus.EXPIRE), now);
  }

  private static Entry byTheHouse(Arrow arrow, EntryKind kind, Row before, Row after, Instant now) {
    return new Entry(
        now,
        after.merchantId(),
        after.appid(),
        after.cardId(),
        before.code(),
        kind,
        arrow.name(),
        before.status().name(),
        after.status().name(),
        after.openid(),
        0,
        null,
        null,
        null,
        Source.HOUSE.name(),
        null,
        after.outerStr(),
        null,
        null);
  }

  private static Entry entry(
      Order order,
      Arrow arrow,
      EntryKind kind,
      Row before,
      Row after,
      String other,
      long amountFen,
      Instant now) {
    Asker by = order.by();
    return new Entry(
        now,
        after.merchantId(),
        after.appid(),
        after.cardId(),
        before == null ? after.code() : before.code(),
        kind,
        arrow.name(),
        before == null ? null : before.status().name(),
        after.status().name(),
        after.openid(),
        amountFen,
        order.locationId(),
        by.clerk(),
        by.device(),
        by.source().name(),
        order.requestNumber(),
        after.outerStr(),
        order.reason(),
        other);
  }
}
