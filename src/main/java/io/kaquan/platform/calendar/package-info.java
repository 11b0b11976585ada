/** Working days of China, and what a deadline of so many working days means. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform.database"})
package io.kaquan.platform.calendar;
