/**
 * Applying for the card function: agreement, materials, preview, and where an application stands.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "files.document",
      "merchant.account",
      "merchant.activation",
      "merchant.material",
      "signin",
      "platform.web"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.console.application;
