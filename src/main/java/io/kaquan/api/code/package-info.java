/**
 * The calls of the API about codes of coupons, from their deposit to their redemption and its
 * reversal.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "api.wire",
      "card.catalogue",
      "card.stock",
      "coupon.lifecycle",
      "coupon.ledger",
      "distribution.delivery",
      "platform.tenant",
      "reconciliation.statement",
      "reconciliation.trace",
      "coupon.code",
      "platform.tenant",
      "consumer"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.api.code;
