/**
 * Bringing cards to consumers: tickets behind QR codes and links, each claimable as often as it
 * says.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "coupon.code",
      "platform.tenant",
      "consumer",
      "card.design",
      "card.catalogue",
      "coupon.lifecycle",
      "platform.access",
      "platform.web",
      "platform.database"
    })
package io.kaquan.distribution.delivery;
