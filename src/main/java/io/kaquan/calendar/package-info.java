/** Working days of China, and what a deadline of so many working days means. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database"})
package io.kaquan.calendar;
