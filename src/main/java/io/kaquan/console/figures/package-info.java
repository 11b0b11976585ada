/**
 * The merchant's pages of figures: what was viewed, claimed, redeemed, given and expired, by day,
 * channel, store and card.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "signin",
      "merchant.account",
      "card.catalogue",
      "merchant.store",
      "card.design",
      "coupon.statistics",
      "files.csv",
      "platform.web"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.console.figures;
