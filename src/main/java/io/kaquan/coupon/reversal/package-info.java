/**
 * Redemptions that are taken back after the card's window is over: somebody asks, another owner
 * decides.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "coupon.code",
      "platform.tenant",
      "card.design",
      "coupon.lifecycle",
      "card.catalogue",
      "merchant.member",
      "platform.calendar",
      "messaging.notification",
      "platform.web",
      "platform.schedule",
      "platform.database"
    })
package io.kaquan.coupon.reversal;
