/**
 * The calls of the API about codes of coupons, from their deposit to their redemption and its
 * reversal.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "api.wire",
      "card.catalogue",
      "card.design",
      "card.stock",
      "consumer",
      "coupon.code",
      "coupon.ledger",
      "coupon.lifecycle",
      "distribution.delivery",
      "platform.tenant",
      "reconciliation.statement",
      "reconciliation.trace"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.api.code;
