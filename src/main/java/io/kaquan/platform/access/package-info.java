/**
 * What proves a caller's identity, and how often it may be tried: tokens, web sessions, limits, the
 * installation's key.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform.database", "platform.web", "platform.schedule"})
package io.kaquan.platform.access;
