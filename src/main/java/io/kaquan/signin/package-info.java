/**
 * The way into the console: the first page, signing up and in, members, what each role finds, and
 * the frame around every page.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "merchant.member",
      "merchant.store",
      "messaging.notification",
      "files.barcode",
      "platform.web"
    })
package io.kaquan.signin;
