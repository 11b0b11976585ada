/**
 * The clerk's pages, on a phone first: scan or type a code, look, confirm; and what was redeemed
 * today.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "signin",
      "merchant.account",
      "merchant.member",
      "merchant.store",
      "card.lifecycle",
      "card.design",
      "coupon.lifecycle",
      "coupon.reversal",
      "coupon.ledger",
      "card.view",
      "platform.money",
      "files.barcode"
    })
package io.kaquan.till;
