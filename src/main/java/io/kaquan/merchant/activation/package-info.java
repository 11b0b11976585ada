/**
 * Applying for the card function: rounds, the review, its 3-working-day clock, and what comes of
 * it.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.outcome",
      "platform.tenant",
      "merchant.account",
      "merchant.member",
      "merchant.material",
      "files.document",
      "platform.calendar",
      "messaging.notification",
      "platform.staff",
      "platform.web",
      "platform.database",
      "platform.engine"
    })
package io.kaquan.merchant.activation;
