/** Letters and notices on their way to people: how they travel, never why. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"engine", "timetable"})
package io.kaquan.notification;
