package io.kaquan.merchant.account;

import java.time.Instant;

/**
 * Everything about an account that its own page shows.
 *
 * @param packageName of an app for Android; else null
 * @param bundleId of an app for iOS; else null
 * @param storeLink where an app is listed; null where it is not known
 * @param verifiedUntil when the verification ends, or ended; null for an app and where there never
 *     was one
 */
public record AccountDetails(
    Account account,
    String packageName,
    String bundleId,
    String storeLink,
    Instant verifiedUntil,
    Instant createdAt) {}
