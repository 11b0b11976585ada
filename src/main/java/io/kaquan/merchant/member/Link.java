package io.kaquan.merchant.member;

import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What whoever holds a letter's link may do, once: choose a password. Or, of a link that is shown
 * as a QR code: ask for such a letter.
 *
 * @param email null for one that is shown
 * @param merchantName the one to be founded or joined; null for a reset
 * @param merchantId of an invitation or one that is shown, else null
 * @param memberId of a reset, else null
 * @param role of an invitation or one that is shown, else null
 * @param stores where a clerk is to redeem; empty for all
 */
public record Link(
    UUID id,
    Purpose purpose,
    String email,
    String merchantName,
    MerchantId merchantId,
    UUID memberId,
    Role role,
    List<Long> stores,
    Locale locale,
    Instant expiresAt) {

  /** What it is for. */
  public enum Purpose {
    SIGN_UP(Duration.ofDays(1)),
    RESET(Duration.ofHours(1)),
    INVITATION(Duration.ofDays(7)),
    /** Shown as a QR code to people who are in the room. */
    JOIN(Duration.ofHours(1));

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
