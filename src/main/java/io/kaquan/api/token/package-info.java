/** Calls of the API that give out access tokens. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"api.wire", "merchant.account", "platform.access"})
package io.kaquan.api.token;
