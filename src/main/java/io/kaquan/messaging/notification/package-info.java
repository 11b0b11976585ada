/** Letters and notices on their way to people: how they travel, never why. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform.engine", "platform.schedule"})
package io.kaquan.messaging.notification;
