package io.kaquan.coupon.statistics;

/**
 * What a transition did on one day.
 *
 * @param passed coupons that made it
 * @param refused requests that were refused
 */
public record DailyCount(String transition, long passed, long refused) {}
