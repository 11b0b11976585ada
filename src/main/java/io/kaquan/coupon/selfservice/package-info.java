/**
 * 自助核销: which cards' coupons consumers may redeem by themselves, where, and with the store's digits
 * or without.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.database",
      "platform.tenant",
      "card.catalogue",
      "merchant.store"
    })
package io.kaquan.coupon.selfservice;
