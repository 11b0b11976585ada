/**
 * The calls of the API that bring cards to consumers: QR codes, and the ticket that signs links to
 * the wallet.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "api.wire",
      "distribution.delivery",
      "platform.access",
      "platform.tenant",
      "platform.web"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.api.delivery;
