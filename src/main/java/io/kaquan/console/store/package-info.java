/** The merchant's stores. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "merchant.member",
      "merchant.store",
      "signin",
      "platform.web"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.console.store;
