package io.kaquan.coupon.lifecycle;

import java.util.function.Function;

/** What became of a command. Given after the commit, never before. */
public sealed interface CouponResult {

  /** It happened. Holds the coupon as it is now. */
  record Done(Coupon coupon) implements CouponResult {
    @Override
    public <T> T fold(Function<Coupon, T> done, Function<Refusal, T> refused) {
      return done.apply(coupon);
    }
  }

  /** Nothing changed. */
  record Refused(Refusal why) implements CouponResult {
    @Override
    public <T> T fold(Function<Coupon, T> done, Function<Refusal, T> refused) {
      return refused.apply(why);
    }
  }

  /** Returns what the branch of this result makes of it. */
  <T> T fold(Function<Coupon, T> done, Function<Refusal, T> refused);
}
