/** The statement of each merchant and day, made from the ledger alone. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "coupon.ledger",
      "merchant.account",
      "merchant.member",
      "messaging.notification",
      "platform.engine",
      "platform.schedule",
      "files.csv",
      "platform.database",
      "platform.access"
    })
package io.kaquan.reconciliation.statement;
