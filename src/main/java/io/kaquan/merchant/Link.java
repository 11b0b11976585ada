package io.kaquan.merchant;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What whoever holds a letter's link may do, once: choose a password.
 *
 * @param merchantName the one to be founded or joined; null for a reset
 * @param merchantId of an invitation, else null
 * @param memberId of a reset, else null
 * @param role of an invitation, else null
 */
public record Link(UUID id, Purpose purpose, String email, String merchantName, UUID merchantId, UUID memberId, Role role,
    Locale locale, Instant expiresAt) {

  /** Why the letter was sent. */
  public enum Purpose {
    SIGN_UP(Duration.ofDays(1)),
    RESET(Duration.ofHours(1)),
    INVITATION(Duration.ofDays(7));

    private final Duration life;

    Purpose(Duration life) {
      this.life = life;
    }

    /** How long its links hold. */
    Duration life() {
      return life;
    }
  }

  @Override
  public String toString() {
    return purpose + " " + id;
  }
}
