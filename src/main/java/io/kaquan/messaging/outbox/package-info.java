/** Letters on their way to the mail server: attempts, pauses, giving up. */
@ApplicationModule(
    allowedDependencies = {"platform.engine", "platform.schedule", "platform.database"})
@NullMarked
package io.kaquan.messaging.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
