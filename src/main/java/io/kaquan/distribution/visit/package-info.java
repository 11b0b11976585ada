/** Consumers' looks at cards, counted once for each browser and day. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"coupon.ledger", "platform.access", "platform.schedule"})
package io.kaquan.distribution.visit;
