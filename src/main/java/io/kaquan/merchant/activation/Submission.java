package io.kaquan.merchant.activation;

import java.util.Map;
import java.util.function.Function;

/** What became of handing in materials. */
public sealed interface Submission {

  /** In review. */
  record Submitted(Application application) implements Submission {
    @Override
    public <T> T fold(
        Function<Submitted, T> submitted,
        Function<Invalid, T> invalid,
        Function<NotNow, T> notNow) {
      return submitted.apply(this);
    }
  }

  /**
   * @param faults material → message key, one for each that has to be mended
   */
  record Invalid(Map<String, String> faults) implements Submission {
    @Override
    public <T> T fold(
        Function<Submitted, T> submitted,
        Function<Invalid, T> invalid,
        Function<NotNow, T> notNow) {
      return invalid.apply(this);
    }
  }

  /**
   * @param reason message key: the account is not verified, an application is open, it is activated
   *     already …
   */
  record NotNow(String reason) implements Submission {
    @Override
    public <T> T fold(
        Function<Submitted, T> submitted,
        Function<Invalid, T> invalid,
        Function<NotNow, T> notNow) {
      return notNow.apply(this);
    }
  }

  /** One branch per answer. */
  <T> T fold(
      Function<Submitted, T> submitted, Function<Invalid, T> invalid, Function<NotNow, T> notNow);
}
