/**
 * The frame of the HTTP API in WeChat's card wire format: finds the call of a path, checks the
 * access token, reads the payload and writes the reply. It knows no subject: the other rooms of
 * this wing bring the calls.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "merchant.account",
      "merchant.developer",
      "platform.access",
      "platform.json"
    })
@org.jspecify.annotations.NullMarked
package io.kaquan.api.wire;
