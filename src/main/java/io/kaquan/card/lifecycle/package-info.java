/**
 * The cards of merchants: their stock, review and changes, and their life from draft to settled.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "card.design",
      "merchant.account",
      "merchant.capability",
      "merchant.member",
      "platform.calendar",
      "messaging.notification",
      "platform.engine",
      "platform.money",
      "platform.web",
      "platform.json"
    })
package io.kaquan.card.lifecycle;
