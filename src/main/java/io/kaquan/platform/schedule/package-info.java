/**
 * What runs when: Quartz on its JDBC store, so that of any number of nodes one runs an entry. Knows
 * how, never why.
 */
@ApplicationModule(allowedDependencies = {"platform.database"})
@NullMarked
package io.kaquan.platform.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
