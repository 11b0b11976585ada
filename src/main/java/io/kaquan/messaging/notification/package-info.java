/** Letters and notices to people, worded in their language. */
@ApplicationModule(allowedDependencies = {"messaging.outbox", "platform.database"})
@NullMarked
package io.kaquan.messaging.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
