/**
 * What proves a caller's identity, and how often it may be tried: tokens, web sessions, limits, the
 * installation's key.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "platform.database",
      "platform.web",
      "platform.schedule"
    })
@NullMarked
package io.kaquan.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
