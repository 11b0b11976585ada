/**
 * The merchants' official accounts and mobile apps: what each is, its secrets, its verification,
 * and what it may do with the card function.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "merchant.member",
      "review",
      "messaging.notification",
      "platform.schedule",
      "platform.engine",
      "platform.web"
    })
package io.kaquan.merchant.account;
