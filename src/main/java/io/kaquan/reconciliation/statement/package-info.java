/** The statement of each merchant and day, made from the ledger alone. */
@ApplicationModule(
    allowedDependencies = {
      "consumer",
      "platform.tenant",
      "coupon.ledger",
      "files.csv",
      "merchant.account",
      "merchant.member",
      "messaging.notification",
      "platform.engine",
      "platform.schedule",
      "platform.database",
      "platform.access",
      "coupon.code",
      "card.design"
    })
@NullMarked
package io.kaquan.reconciliation.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
