/** The merchant's cards: the list, the page of each card, its life and its codes. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "merchant.capability",
      "card.design",
      "card.draft",
      "card.catalogue",
      "card.lifecycle",
      "card.view",
      "coupon.code",
      "coupon.lifecycle",
      "coupon.codebatch",
      "coupon.selfservice",
      "distribution.delivery",
      "files.csv",
      "merchant.account",
      "signin",
      "platform.web"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.console.card;
