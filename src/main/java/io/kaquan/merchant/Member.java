package io.kaquan.merchant;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A person who signs in to the console for a merchant.
 *
 * @param round a sign-in of an earlier round has ended
 * @param signedInAt the last time; null when never
 */
public record Member(UUID id, UUID merchantId, String merchantName, String email, String passwordHash, Role role,
    Locale locale, int round, Instant signedInAt) {

  @Override
  public String toString() {
    return "Member " + id + " of " + merchantId;
  }
}
