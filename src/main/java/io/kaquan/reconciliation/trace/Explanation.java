package io.kaquan.reconciliation.trace;

import io.kaquan.coupon.lifecycle.Refusal;
import java.util.function.Function;

/** The life that was asked for, or why there is none. */
public sealed interface Explanation {

  record Told(Life life) implements Explanation {
    @Override
    public <T> T fold(Function<Life, T> told, Function<Refusal, T> refused) {
      return told.apply(life);
    }
  }

  record Refused(Refusal why) implements Explanation {
    @Override
    public <T> T fold(Function<Life, T> told, Function<Refusal, T> refused) {
      return refused.apply(why);
    }
  }

  /** One branch per answer. */
  <T> T fold(Function<Life, T> told, Function<Refusal, T> refused);
}
