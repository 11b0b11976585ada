/** The merchant's stores. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"merchant.member", "merchant.store", "signin", "platform.web"})
@org.jspecify.annotations.NullMarked
package io.kaquan.console.store;
