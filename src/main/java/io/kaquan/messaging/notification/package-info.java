/** Letters and notices to people, worded in their language. */
@ApplicationModule(allowedDependencies = {"messaging.outbox"})
@NullMarked
package io.kaquan.messaging.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
