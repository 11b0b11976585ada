/** How a room says that something was not done, and why. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package io.kaquan.platform.outcome;
