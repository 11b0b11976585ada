package io.kaquan.distribution.landing;

import java.util.List;

/**
 * What became of a page that was to be made or changed. The key is null exactly where there are
 * faults.
 */
public record LandingAnswer(String key, List<LandingFault> faults) {

  public boolean isDone() {
    return faults.isEmpty();
  }
}
