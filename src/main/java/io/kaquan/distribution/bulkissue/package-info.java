/**
 * Hand-outs (名单投放): a list of people who each get a coupon of one card, by openid or e-mail
 * address, and how far that is.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "coupon.code",
      "platform.tenant",
      "platform.access",
      "card.catalogue",
      "card.lifecycle",
      "card.design",
      "coupon.lifecycle",
      "distribution.delivery",
      "consumer",
      "merchant.member",
      "messaging.notification",
      "messaging.outbox",
      "platform.engine",
      "platform.schedule",
      "files.csv",
      "platform.database",
      "platform.outcome"
    })
package io.kaquan.distribution.bulkissue;
