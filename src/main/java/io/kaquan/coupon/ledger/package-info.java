/**
 * The append-only list of everything that happened to coupons, the attempts that were refused, and
 * the figures of both and of looks at cards.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform.schedule", "platform.database"})
package io.kaquan.coupon.ledger;
