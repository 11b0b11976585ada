package io.kaquan.merchant.member;

import java.util.Map;

/**
 * What became of a change of one's own password.
 *
 * @param round the member's new round; 0 when nothing changed
 * @param faults field → message key; empty when it was changed
 */
public record PasswordChange(int round, Map<String, String> faults) {

  static PasswordChange to(int round) {
    return new PasswordChange(round, Map.of());
  }

  static PasswordChange fault(String field, String key) {
    return new PasswordChange(0, Map.of(field, key));
  }
}
