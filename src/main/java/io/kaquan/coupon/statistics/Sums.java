package io.kaquan.coupon.statistics;

/**
 * What happened, summed. What is taken back is not subtracted: it counts on the day it was taken
 * back, where it was redeemed.
 *
 * @param viewed by how many browsers a card was looked at
 * @param claimed handed out or claimed, without what came from a friend
 * @param redeemedFen amounts in 分
 * @param given taken by a friend
 */
public record Sums(
    long viewed,
    long claimed,
    long redeemed,
    long redeemedFen,
    long reversed,
    long reversedFen,
    long given,
    long expired) {
  public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Sums plus(Sums other) {
    return new Sums(
        viewed + other.viewed,
        claimed + other.claimed,
        redeemed + other.redeemed,
        redeemedFen + other.redeemedFen,
        reversed + other.reversed,
        reversedFen + other.reversedFen,
        given + other.given,
        expired + other.expired);
  }
}
