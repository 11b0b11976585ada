/**
 * The first page after the sign-in, the ways to the card function, what each channel grants, and
 * the notices.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "console.account",
      "merchant.account",
      "merchant.capability",
      "messaging.notification",
      "platform.web",
      "signin"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.console.home;
