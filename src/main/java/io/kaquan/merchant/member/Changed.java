package io.kaquan.merchant.member;

import java.util.Map;

/**
 * What became of a change of one's own password.
 *
 * @param round the member's new round; 0 when nothing changed
 * @param faults field → message key; empty when it was changed
 */
public record Changed(int round, Map<String, String> faults) {

  static Changed to(int round) {
    return new Changed(round, Map.of());
  }

  static Changed fault(String field, String key) {
    return new Changed(0, Map.of(field, key));
  }
}
