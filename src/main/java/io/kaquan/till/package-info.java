/**
 * The clerk's pages, on a phone first: scan or type a code, look, confirm; and what was redeemed
 * today.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "card.design",
      "card.catalogue",
      "card.view",
      "coupon.ledger",
      "coupon.code",
      "coupon.lifecycle",
      "coupon.reversal",
      "files.barcode",
      "merchant.account",
      "merchant.member",
      "merchant.store",
      "platform.money",
      "platform.web",
      "signin",
      "coupon.code",
      "platform.tenant"
    })
@io.kaquan.signin.Access(io.kaquan.signin.Permission.REDEEM)
package io.kaquan.till;
