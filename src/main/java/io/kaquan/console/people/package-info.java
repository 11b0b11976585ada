/** The merchant's members and their roles, and the settings of one's own sign-in. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "files.barcode",
      "merchant.member",
      "merchant.store",
      "platform.web",
      "signin"
    })
package io.kaquan.console.people;
