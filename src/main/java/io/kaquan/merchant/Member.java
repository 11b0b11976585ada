package io.kaquan.merchant;

import java.util.Locale;
import java.util.UUID;

/** A person who signs in to the console for a merchant. */
public record Member(UUID id, UUID merchantId, String merchantName, String email, String passwordHash, Role role,
    Locale locale) {

  @Override
  public String toString() {
    return "Member " + id + " of " + merchantId;
  }
}
