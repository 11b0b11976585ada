/**
 * The verification (认证) of official accounts: the request, its review, and its end after a year.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "merchant.account",
      "merchant.member",
      "merchant.suspension",
      "review",
      "platform.outcome",
      "platform.schedule",
      "platform.tenant",
      "platform.web",
      "platform.database"
    })
package io.kaquan.merchant.verification;
