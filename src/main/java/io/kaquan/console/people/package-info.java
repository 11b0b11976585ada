/** The merchant's members and their roles, and the settings of one's own sign-in. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "files.barcode",
      "merchant.member",
      "merchant.store",
      "platform.web",
      "signin"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.console.people;
