/** Consumers' views of cards, counted once for each browser and day. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "coupon.statistics",
      "platform.access",
      "platform.schedule",
      "card.design",
      "platform.tenant"
    })
package io.kaquan.distribution.visit;
