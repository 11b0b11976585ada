package io.kaquan.coupon.ledger;

/**
 * How much one clerk redeemed and reversed on one day.
 *
 * @param redeemedFen 分
 * @param reversedFen 分, as much as the reversed redemptions were worth
 */
public record ShiftTotals(long redeemed, long redeemedFen, long reversed, long reversedFen) {}
