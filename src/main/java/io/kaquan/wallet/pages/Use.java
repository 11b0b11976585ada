package io.kaquan.wallet.pages;

import java.time.ZonedDateTime;

/**
 * The last use of a coupon that holds.
 *
 * @param where the store; null where none was named
 * @param yuan what it was worth; null where no money is meant
 * @param bySelf whether its holder redeemed it, and not the staff
 */
record Use(ZonedDateTime at, String where, String yuan, boolean bySelf) {}
