/**
 * The pages of the till, made for a phone: find a coupon by scanning or typing its code, redeem it,
 * reverse it, and list what was redeemed on one day.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "card.catalogue",
      "card.design",
      "card.view",
      "coupon.code",
      "coupon.ledger",
      "coupon.lifecycle",
      "coupon.reversal",
      "files.barcode",
      "merchant.account",
      "merchant.member",
      "merchant.store",
      "platform.money",
      "platform.tenant",
      "platform.web",
      "signin"
    })
@io.kaquan.signin.Access(io.kaquan.signin.Permission.REDEEM)
@org.jspecify.annotations.NullMarked
package io.kaquan.till;
