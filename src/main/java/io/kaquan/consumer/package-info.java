/**
 * Consumers: who signs in to the wallet by e-mail code, and the openids by which merchants know
 * them.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "messaging.notification",
      "platform.access",
      "platform.schedule",
      "platform.database"
    })
package io.kaquan.consumer;
