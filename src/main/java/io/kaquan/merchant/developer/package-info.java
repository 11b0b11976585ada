/**
 * What programs of a merchant need besides a secret: where they may call from, and where news about
 * coupons goes.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.outcome",
      "platform.tenant",
      "platform.access",
      "platform.database"
    })
package io.kaquan.merchant.developer;
