/** Suspending the card function of an account, and ending that. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "merchant.account",
      "platform.outcome",
      "platform.tenant",
      "platform.database"
    })
package io.kaquan.merchant.suspension;
