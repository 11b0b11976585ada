/**
 * The merchant's pages about the cards that are there: the list, each card's life and codes, and
 * the ways by which it comes to people.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "signin",
      "merchant.account",
      "card.lifecycle",
      "card.design",
      "coupon.selfservice",
      "card.draft",
      "coupon.lot",
      "coupon.lifecycle",
      "distribution.delivery",
      "distribution.handout",
      "distribution.landing",
      "files.barcode",
      "card.view",
      "platform.web",
      "files.csv"
    })
package io.kaquan.console.card;
