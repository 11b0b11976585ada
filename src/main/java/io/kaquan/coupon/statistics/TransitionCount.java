package io.kaquan.coupon.statistics;

/**
 * How many coupons made a transition, of one card or of all, since ever.
 *
 * @param from the state before, empty for coupons that were not there
 */
public record TransitionCount(String transition, String from, String to, long passed) {}
