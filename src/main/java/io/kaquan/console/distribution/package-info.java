/** How a card reaches consumers: QR codes, landing pages, bulk issue. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "card.catalogue",
      "card.lifecycle",
      "card.view",
      "console.card",
      "distribution.delivery",
      "distribution.bulkissue",
      "distribution.landing",
      "files.barcode",
      "files.csv",
      "merchant.account",
      "platform.web",
      "signin"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.console.distribution;
