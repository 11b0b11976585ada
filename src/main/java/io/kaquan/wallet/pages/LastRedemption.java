package io.kaquan.wallet.pages;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The last redemption of a coupon that was not reversed.
 *
 * @param where the title of the store; null if none was named
 * @param yuan the amount; null if it had none
 * @param bySelf whether its holder redeemed it in self-service
 */
record LastRedemption(
    ZonedDateTime at, @Nullable String where, @Nullable String yuan, boolean bySelf) {}
