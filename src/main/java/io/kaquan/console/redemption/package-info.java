/**
 * The merchant's pages about redemptions: the list, the history of one code, and late reversals.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "signin",
      "merchant.account",
      "merchant.member",
      "merchant.store",
      "card.catalogue",
      "coupon.code",
      "coupon.lifecycle",
      "reconciliation.trace",
      "coupon.reversal",
      "coupon.ledger",
      "platform.money",
      "platform.web",
      "card.design",
      "reconciliation.statement"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.console.redemption;
