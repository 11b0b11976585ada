/**
 * Landing pages (投放货架): a page with several cards of one account, behind one link that anybody may
 * open.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "consumer",
      "card.design",
      "card.catalogue",
      "coupon.lifecycle",
      "distribution.delivery",
      "files.image",
      "platform.database",
      "platform.access",
      "platform.outcome"
    })
package io.kaquan.distribution.landing;
