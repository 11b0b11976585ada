/** Who the merchants are, and the people who work for them: signing up and in, members, roles. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.calendar",
      "platform.outcome",
      "platform.tenant",
      "platform.access",
      "messaging.notification",
      "platform.web",
      "platform.schedule",
      "platform.database"
    })
package io.kaquan.merchant.member;
