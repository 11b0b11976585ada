/**
 * How often what happened to coupons and cards: counts by transition since ever, and figures by
 * day, channel, store and card. Counted in the transaction that writes the ledger.
 */
@ApplicationModule(allowedDependencies = {"card.design", "platform.schedule", "platform.tenant"})
@NullMarked
package io.kaquan.coupon.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
