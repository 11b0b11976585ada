/** The merchant's stores. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"merchant.member", "merchant.store", "signin", "platform.web"})
package io.kaquan.console.store;
