/** The HTTP API in WeChat's card wire format: reads tolerantly, asks a door, words the answer. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "merchant.account",
      "merchant.member",
      "card.lifecycle",
      "card.design",
      "coupon.lifecycle",
      "reconciliation.trace",
      "distribution.delivery",
      "coupon.ledger",
      "reconciliation.statement",
      "platform.access",
      "merchant.developer",
      "platform.money",
      "platform.web"
    })
package io.kaquan.api.wire;
