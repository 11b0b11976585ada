/** The merchant's accounts and mobile apps: registering them, their verification, their secrets. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "console.application",
      "merchant.account",
      "merchant.suspension",
      "merchant.verification",
      "merchant.activation",
      "platform.access",
      "signin",
      "platform.web"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.console.account;
