package io.kaquan.merchant.member;

import io.kaquan.platform.tenant.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A person who signs in to the console for a merchant.
 *
 * @param stores ids of the stores where a clerk redeems; empty for all of them, and for other roles
 * @param round a sign-in of an earlier round has ended
 * @param signedInAt the last time; null when never
 */
public record Member(
    UUID id,
    MerchantId merchantId,
    String merchantName,
    String email,
    String passwordHash,
    Role role,
    List<Long> stores,
    Locale locale,
    int round,
    Instant signedInAt) {

  @Override
  public String toString() {
    return "Member " + id + " of " + merchantId;
  }
}
