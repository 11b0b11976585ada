/**
 * The life of a coupon: deposited, issued, redeemed, reversed, given, voided, expired. The hot
 * path.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "platform.access",
      "platform.batch",
      "platform.calendar",
      "card.catalogue",
      "card.stock",
      "card.design",
      "coupon.code",
      "coupon.codebatch",
      "merchant.account",
      "merchant.member",
      "coupon.ledger",
      "coupon.statistics",
      "platform.engine",
      "platform.schedule",
      "platform.database",
      "platform.outcome",
      "consumer"
    })
package io.kaquan.coupon.lifecycle;
