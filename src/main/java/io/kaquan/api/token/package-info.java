/** The calls of the API that issue access tokens. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"api.wire", "merchant.account", "platform.access", "platform.tenant"})
@org.jspecify.annotations.NullMarked
package io.kaquan.api.token;
