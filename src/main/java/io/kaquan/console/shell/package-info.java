/** The first page of the product, and the frame around every page of the console. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform.tenant", "messaging.notification", "platform.web", "signin"})
@org.jspecify.annotations.NullMarked
package io.kaquan.console.shell;
