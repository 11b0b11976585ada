package io.kaquan.merchant.account;

import io.kaquan.platform.tenant.AppId;
import java.util.Map;
import java.util.function.Function;

/** What became of registering an official account or app. */
public sealed interface Registration {

  /**
   * @param secret in clear, for this once
   */
  record Registered(AppId appid, String secret) implements Registration {
    @Override
    public <T> T fold(Function<Registered, T> registered, Function<Invalid, T> invalid) {
      return registered.apply(this);
    }

    @Override
    public String toString() {
      return "Registered " + appid;
    }
  }

  /**
   * @param faults field → message key, one for each that has to be mended
   */
  record Invalid(Map<String, String> faults) implements Registration {
    @Override
    public <T> T fold(Function<Registered, T> registered, Function<Invalid, T> invalid) {
      return invalid.apply(this);
    }
  }

  /** One branch per answer. */
  <T> T fold(Function<Registered, T> registered, Function<Invalid, T> invalid);
}
