/** The merchants' official accounts and mobile apps: what each is, and its AppSecrets. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.calendar",
      "merchant.member",
      "messaging.notification",
      "platform.outcome",
      "platform.tenant",
      "platform.web",
      "platform.database",
      "platform.access"
    })
package io.kaquan.merchant.account;
