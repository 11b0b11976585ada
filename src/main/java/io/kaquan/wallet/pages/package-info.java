/**
 * The pages of the wallet: a card behind a QR code or link, claiming it, and the coupons that a
 * consumer holds.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
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
      "coupon.statistics",
      "merchant.account",
      "merchant.member",
      "platform.access",
      "platform.money",
      "files.barcode",
      "platform.web"
    })
@NullMarked
package io.kaquan.wallet.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
