/**
 * Code batches: many codes of one card that are generated, imported or made unavailable together,
 * and how far that is.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.engine",
      "platform.tenant",
      "card.catalogue",
      "card.stock",
      "card.design",
      "merchant.account",
      "files.csv",
      "platform.database",
      "platform.outcome"
    })
package io.kaquan.coupon.codebatch;
