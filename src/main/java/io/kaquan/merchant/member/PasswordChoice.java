package io.kaquan.merchant.member;

import java.util.function.Function;
import java.util.function.Supplier;

/** What became of a password chosen by a letter's link. */
public sealed interface PasswordChoice {

  /** It is the password of this member now. */
  record By(Member member) implements PasswordChoice {
    @Override
    public <T> T fold(Function<Member, T> by, Function<String, T> refused, Supplier<T> ended) {
      return by.apply(member);
    }
  }

  /**
   * @param fault message key; the link can still be used
   */
  record Refused(String fault) implements PasswordChoice {
    @Override
    public <T> T fold(Function<Member, T> by, Function<String, T> refused, Supplier<T> ended) {
      return refused.apply(fault);
    }
  }

  /**
   * The link was used, has ended, or never was one; or the address has become a member's by
   * another.
   */
  record Ended() implements PasswordChoice {
    @Override
    public <T> T fold(Function<Member, T> by, Function<String, T> refused, Supplier<T> ended) {
      return ended.get();
    }
  }

  /** One branch per answer. */
  <T> T fold(Function<Member, T> by, Function<String, T> refused, Supplier<T> ended);
}
