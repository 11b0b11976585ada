package io.kaquan.merchant.member;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of an e-mail address and a password. */
public sealed interface SignIn {

  /** They belong together. */
  record In(Member member) implements SignIn {
    @Override
    public <T> T fold(Function<Member, T> in, Supplier<T> wrong, Function<Duration, T> wait) {
      return in.apply(member);
    }
  }

  /** They don't; which of the two is wrong is not told. */
  record Wrong() implements SignIn {
    @Override
    public <T> T fold(Function<Member, T> in, Supplier<T> wrong, Function<Duration, T> wait) {
      return wrong.get();
    }
  }

  /** Too many were wrong lately: nothing was looked at. */
  record Wait(Duration left) implements SignIn {
    @Override
    public <T> T fold(Function<Member, T> in, Supplier<T> wrong, Function<Duration, T> wait) {
      return wait.apply(left);
    }
  }

  /** One branch per answer. */
  <T> T fold(Function<Member, T> in, Supplier<T> wrong, Function<Duration, T> wait);
}
