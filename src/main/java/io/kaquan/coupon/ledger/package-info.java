/**
 * The append-only list of everything that happened to coupons, and the attempts that were refused.
 */
@ApplicationModule(
    allowedDependencies = {
      "card.design",
      "consumer",
      "coupon.code",
      "coupon.statistics",
      "platform.database",
      "platform.tenant"
    })
@NullMarked
package io.kaquan.coupon.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
