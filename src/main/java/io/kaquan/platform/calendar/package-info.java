/** Working days of China, and what a deadline of so many working days means. */
@ApplicationModule(allowedDependencies = {"platform.database"})
@NullMarked
package io.kaquan.platform.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
