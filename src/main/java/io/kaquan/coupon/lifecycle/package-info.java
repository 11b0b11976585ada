/**
 * The codes: issue, redeem, reverse, expire, and the ledger that remembers all of it. The hot path.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.access",
      "platform.batch",
      "platform.calendar",
      "card.catalogue",
      "card.stock",
      "card.design",
      "coupon.code",
      "coupon.lot",
      "merchant.account",
      "merchant.member",
      "coupon.ledger",
      "platform.engine",
      "platform.schedule",
      "platform.database"
    })
package io.kaquan.coupon.lifecycle;
