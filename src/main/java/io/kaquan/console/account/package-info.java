/**
 * The merchant's pages about accounts: applying for the card function, secrets, stores, statements,
 * notices.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "signin",
      "merchant.account",
      "merchant.member",
      "merchant.store",
      "merchant.activation",
      "merchant.material",
      "files.document",
      "reconciliation.statement",
      "messaging.notification",
      "platform.access",
      "merchant.developer",
      "platform.web"
    })
package io.kaquan.console.account;
