/**
 * What a merchant hands in when applying: what is asked for, how it is called, and what can be said
 * of it without a reviewer.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.outcome",
      "platform.tenant",
      "merchant.account",
      "merchant.member",
      "files.document",
      "messaging.notification"
    })
package io.kaquan.merchant.material;
