package io.kaquan.reconciliation.trace;

import io.kaquan.coupon.lifecycle.Refusal;
import java.util.function.Function;

/** The trace of a code, or why there is none. */
public sealed interface TraceResult {

  /** The code is, or was, a coupon's. */
  record Found(Trace trace) implements TraceResult {
    @Override
    public <T> T fold(Function<Trace, T> found, Function<Refusal, T> refused) {
      return found.apply(trace);
    }
  }

  /** There is no trace to show. */
  record Refused(Refusal why) implements TraceResult {
    @Override
    public <T> T fold(Function<Trace, T> found, Function<Refusal, T> refused) {
      return refused.apply(why);
    }
  }

  /** Returns what the function of this case makes of it. */
  <T> T fold(Function<Trace, T> found, Function<Refusal, T> refused);
}
