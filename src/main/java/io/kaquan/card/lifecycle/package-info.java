/** The life of a card from its creation to its settlement: its review, its changes, its sale. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.access",
      "platform.tenant",
      "card.catalogue",
      "card.design",
      "card.stock",
      "merchant.account",
      "merchant.capability",
      "merchant.member",
      "platform.calendar",
      "messaging.notification",
      "platform.engine",
      "platform.money",
      "platform.web",
      "platform.json",
      "platform.database"
    })
package io.kaquan.card.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
