package io.kaquan.merchant.store;

import java.util.Map;

/**
 * What became of entering or changing a store.
 *
 * @param id of the store; 0 where nothing was done
 * @param faults field → message key of what has to be mended; empty where it was done
 */
public record Entered(long id, Map<String, String> faults) {

  static Entered done(long id) {
    return new Entered(id, Map.of());
  }

  /** Whether it was done. */
  public boolean isDone() {
    return faults.isEmpty();
  }
}
