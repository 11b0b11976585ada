/**
 * The life of a coupon: deposited, issued, redeemed, reversed, given, voided, expired. The hot
 * path.
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
      "platform.database",
      "platform.outcome"
    })
package io.kaquan.coupon.lifecycle;
