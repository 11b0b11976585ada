/**
 * Calls of the API about codes of coupons, from their deposit to their redemption and its reversal.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "api.wire",
      "card.catalogue",
      "card.stock",
      "coupon.lifecycle",
      "coupon.ledger",
      "distribution.delivery",
      "reconciliation.statement",
      "reconciliation.trace",
      "coupon.code",
      "platform.tenant",
      "consumer"
    })
package io.kaquan.api.code;
