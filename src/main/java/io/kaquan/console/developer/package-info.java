/** The developer settings of an account: call addresses and the callback. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "console.account",
      "merchant.account",
      "merchant.developer",
      "platform.web",
      "signin"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.console.developer;
