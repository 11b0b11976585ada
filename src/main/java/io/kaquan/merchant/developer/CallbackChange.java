package io.kaquan.merchant.developer;

import java.util.Map;

/**
 * What became of a change.
 *
 * @param faults field → message key; empty when it is kept
 * @param token in clear for this once, when it is a new one; else null. {@code aesKey} the same
 */
public record CallbackChange(Map<String, String> faults, String token, String aesKey) {

  static CallbackChange faulty(Map<String, String> faults) {
    return new CallbackChange(faults, null, null);
  }

  /** Whether there is something to show that is never shown again. */
  public boolean isFresh() {
    return token != null || aesKey != null;
  }

  @Override
  public String toString() {
    return "CallbackChange " + faults;
  }
}
