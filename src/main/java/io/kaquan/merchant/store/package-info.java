/** 门店: the places where a merchant's coupons are redeemed. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.database",
      "platform.outcome",
      "platform.tenant",
      "platform.access"
    })
package io.kaquan.merchant.store;
