/** The consumers' pages: a card behind a QR code or link, claiming it, the claimed coupons. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "wallet.session",
      "consumer",
      "distribution.delivery",
      "distribution.visit",
      "distribution.addcard",
      "distribution.landing",
      "card.catalogue",
      "card.design",
      "card.view",
      "coupon.code",
      "coupon.lifecycle",
      "coupon.gift",
      "coupon.selfservice",
      "merchant.store",
      "coupon.ledger",
      "merchant.account",
      "merchant.member",
      "platform.access",
      "platform.money",
      "files.barcode",
      "platform.web"
    })
package io.kaquan.wallet.pages;
